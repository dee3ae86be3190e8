import { Client, type Fetch } from 'invitegram'
import type { FaultKind } from 'invitegram/emulator'
import { everythingIn } from './everything-in'
import { expectSame, rejectionOf } from './expect'
import type { Host } from './host'
import { sceneOutside } from './scene'

/** What is checked of the bot's token. */
export const secrecyChecks = {
  'the token is in no error': async (host: Host) => {
    const faults = ['server-error', 'bad-gateway', 'reset', 'lost-answer', 'cut-body', 'silence'] as const
    const failures = await Promise.all([failuresWithoutAWay(host), ...faults.map((kind) => failureBy(kind, host))])

    const names = failures.flatMap(({ errors }) => errors.map((error) => (error as Error).name))
    const leaks = failures.flatMap(({ token, client, errors }) => {
      const [, secret = token] = token.split(':')
      const shown = [client, ...errors].map((it) => `${everythingIn(it)} ${JSON.stringify(it)} ${host.inspect?.(it)}`)
      return shown.filter((text) => text.includes(secret))
    })
    const [unsent, answered] = [['ApiError', 'InvalidOptionsError', 'TransportError', 'TransportError'], 'ApiError']
    expectSame(names, [...unsent, answered, ...faults.slice(1).map(() => 'TransportError')])
    expectSame(leaks, [])
  },
}

interface Failures {
  readonly token: string
  readonly client: Client
  readonly errors: unknown[]
}

/** What a client says that knows no chat, no number, and no way to Telegram, and one whose `fetch` tells all it knows. */
async function failuresWithoutAWay(host: Host): Promise<Failures> {
  const { token, chatId, client } = await sceneOutside(host)
  const lost = new Client(token, { apiRoot: 'http://127.0.0.1:1', retry: false })
  const tell: Fetch = (url) => Promise.reject(new Error(`No way to ${url}`, { cause: { url } }))
  const talkative = new Client(token, { fetch: tell, retry: false })
  const errors = [
    await rejectionOf(client.createInviteLink(chatId - 1)),
    await rejectionOf(client.createInviteLink(Number.NaN)),
    await rejectionOf(lost.createInviteLink(chatId)),
    await rejectionOf(talkative.createInviteLink(chatId)),
  ]
  return { token, client, errors }
}

/** What takes no more than its name. */
type Fault = Exclude<FaultKind, 'flood' | 'rate' | 'slow-body'>

/** What a client says when this goes wrong. */
async function failureBy(kind: Fault, host: Host): Promise<Failures> {
  const { token, chatId, ...scene } = await sceneOutside(host)
  await scene.break({ kind })
  const client = new Client(token, { apiRoot: host.telegram, retry: false })
  return { token, client, errors: [await rejectionOf(client.createInviteLink(chatId, {}, { timeoutMs: 500 }))] }
}
