import { nodeWebhook } from 'invitegram'
import { expectSame, until } from './expect'
import type { Host, Served } from './host'
import { hirePorter, type PorterSettings } from './porter'
import { sceneOutside } from './scene'

const SECRET_TOKEN = 'hunter2'

/** What is checked of web servers that Telegram brings updates to. */
export const webhookChecks = {
  'a web server for handlers of fetch answers Telegram': (host: Host) =>
    porterAnswers(host, (settings) => {
      if (host.servePorter === undefined) throw new Error('there is no such server')
      return host.servePorter(settings)
    }),

  'nodeWebhook answers Telegram on node:http': (host: Host) =>
    porterAnswers(host, async (settings) => {
      if (host.node === undefined) throw new Error('there is no node:http')
      const server = host.node.http.createServer(nodeWebhook(hirePorter(settings), { secretToken: SECRET_TOKEN }))
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : undefined
      const close = () => {
        server.closeAllConnections()
        return new Promise<void>((resolve) => server.close(() => resolve()))
      }
      return { url: `http://127.0.0.1:${port}/telegram`, close }
    }),
}

/** Three people ask to be let in, two of them at once, and Telegram brings that to a porter. */
async function porterAnswers(host: Host, serve: (settings: PorterSettings) => Promise<Served>): Promise<void> {
  const { token, chatId, client, join, memberCount } = await sceneOutside(host)
  const before = await memberCount()
  const link = await client.createInviteLink(chatId, { requireApproval: true })
  const served = await serve({ token, apiRoot: host.telegram, secretToken: SECRET_TOKEN })
  try {
    await client.setWebhook({ url: served.url, secretToken: SECRET_TOKEN, allowedUpdates: ['chat_join_request'] })
    const outcomes = await Promise.all(['Ada', 'Bob'].map((firstName) => join(firstName, link.url)))
    await until(async () => (await memberCount()) === before + 2)
    outcomes.push(await join('Cyd', link.url))
    await until(async () => (await memberCount()) === before + 3)

    expectSame(outcomes, ['requested', 'requested', 'requested'])
    await client.deleteWebhook()
  } finally {
    await served.close()
  }
}
