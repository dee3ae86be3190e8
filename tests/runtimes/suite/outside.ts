import { Client, InvalidOptionsError, TransportError } from 'invitegram'
import { entryPoints } from './entry-points'
import { expectSame, rejectionOf, until } from './expect'
import type { Host } from './host'
import { sceneOutside } from './scene'
import { lifeOfALink, peopleCome } from './stories'

/** What is checked of calls over sockets, and of what there is of Node. */
export const outsideChecks = {
  'over a socket a link is made, edited, replaced and revoked': async (host: Host) =>
    lifeOfALink(await sceneOutside(host)),

  'over a socket polling tells who asks and who comes': async (host: Host) => peopleCome(await sceneOutside(host)),

  'a call ends at its time limit, and is not sent again': async (host: Host) => {
    const { client, chatId, ...scene } = await sceneOutside(host)
    await client.createInviteLink(chatId) // Opens the socket: on a used one, some send things again by themselves.
    const hits = await scene.break({ kind: 'silence' })

    const error = await rejectionOf(client.createInviteLink(chatId, {}, { timeoutMs: 200 }))
    await client.api.call('getMe')

    expectSame([error instanceof TransportError, (error as TransportError).reason], [true, 'timeout'])
    expectSame([(error as TransportError).outcome, await hits()], ['unknown', 1])
  },

  "an abort rejects with the signal's own reason, and nothing is sent again": async (host: Host) => {
    const { client, chatId, ...scene } = await sceneOutside(host)
    await client.createInviteLink(chatId)
    const hits = await scene.break({ kind: 'silence' })
    const stop = new AbortController()
    const reason = new Error('enough')

    const rejection = rejectionOf(client.createInviteLink(chatId, {}, { signal: stop.signal }))
    await until(async () => (await hits()) > 0)
    stop.abort(reason)
    const isReason = (await rejection) === reason
    await client.api.call('getMe')

    expectSame([isReason, await hits()], [true, 1])
  },

  'a link whose answer is lost is made once': async (host: Host) => {
    const scene = await sceneOutside(host)
    await scene.client.createInviteLink(scene.chatId)
    await scene.break({ kind: 'lost-answer' })

    const error = await rejectionOf(scene.client.createInviteLink(scene.chatId))

    expectSame([error instanceof TransportError, (error as TransportError).outcome], [true, 'unknown'])
    expectSame(await scene.linkCount(), 2)
  },

  'an agent of node:http is used, and refused where there is none': async (host: Host) => {
    const { token, chatId } = await sceneOutside(host)
    if (host.node === undefined) {
      const agent = { maxSockets: 1, destroy() {} }
      const error = await rejectionOf(Promise.resolve().then(() => new Client(token, { agent })))
      return expectSame([error instanceof InvalidOptionsError, (error as InvalidOptionsError).option], [true, 'agent'])
    }
    const agent = new host.node.http.Agent({ keepAlive: true })
    let asked = 0
    const { createConnection } = agent
    agent.createConnection = (...given) => {
      asked += 1
      return createConnection.apply(agent, given)
    }

    const link = await new Client(token, { apiRoot: host.telegram, agent }).createInviteLink(chatId)
    agent.destroy()

    expectSame([link.isRevoked, asked], [false, 1])
  },

  'every entry point can be required, and is the same': async ({ node }: Host) => {
    if (node === undefined) throw new Error('there is no require')
    for (const [name, load] of Object.entries(entryPoints)) {
      const [imported, required] = [await load(), node.require(name) as object]

      for (const [key, value] of Object.entries(imported)) {
        expectSame([name, key, Reflect.get(required, key) === value], [name, key, true])
      }
    }
  },
}
