import { createServer } from 'node:http'
import { Client, type MemberJoined } from 'invitegram'
import { fromTelegraf, type InvitegramContext, telegrafUpdates } from 'invitegram/telegraf'
import { type Context, session, Telegraf, TelegramError } from 'telegraf'
import { expect, test, vi } from 'vitest'
import { ended, serve } from '../judges/court'
import { aClosedPort } from '../support/http-server'
import { allThatShows } from '../support/secret-watch'
import { failureOf } from './failure'
import { aTelegramOnAPort } from './scene'

/** The context of a bot that counts what happens in a chat. */
type ClubContext = InvitegramContext<Context> & { session: { asked: number; came: number } }

/** A bot as one writes it with Telegraf: with a session of each chat, and middleware that notes what comes in. */
async function aTelegrafBot() {
  const scene = await aTelegramOnAPort({ clock: 'still', server: 'self-hosted --local' })
  const porter = new Telegraf<ClubContext>(scene.bot.token, { telegram: { apiRoot: scene.apiRoot } })
  const noted: string[] = []
  porter.use((context, next) => {
    noted.push(context.updateType)
    return next()
  })
  const getSessionKey = (context: Context) => String(context.chat?.id)
  porter.use(session({ getSessionKey, defaultSession: () => ({ asked: 0, came: 0 }) }))
  const client = new Client(fromTelegraf(porter))
  return { ...scene, porter, client, noted }
}

test('links are made, edited, replaced and revoked through Telegraf', async () => {
  const { telegram, chat, client } = await aTelegrafBot()

  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign', limit: 50 })
  await link.edit({ limit: 100 })
  const next = await link.replace({ title: 'Summer campaign' })
  await next.revoke()

  expect(chat.links).toMatchObject([
    { title: 'Spring campaign', limit: 100, isRevoked: true },
    { title: 'Summer campaign', limit: 100, isRevoked: true },
  ])
  expect(telegram.calls.map(({ method }) => method)).toEqual([
    'createChatInviteLink',
    'editChatInviteLink',
    'createChatInviteLink',
    'revokeChatInviteLink',
    'revokeChatInviteLink',
  ])
})

test('what Telegraf has no name for is called all the same', async () => {
  const { telegram, bot, porter, client } = await aTelegrafBot()
  const channel = telegram.addChat({ type: 'channel', title: 'Chess lessons' })
  channel.promote(bot, { canInviteUsers: true })

  const link = await client.createSubscriptionLink(channel.id, { title: 'Patrons', price: 250 })

  expect(porter.telegram).not.toHaveProperty('createChatSubscriptionInviteLink')
  expect(link.subscription).toMatchObject({ price: 250 })
})

test('a client hears of what Telegraf polls, beside the handlers of Telegraf', async () => {
  const { telegram, chat, ada, porter, client, noted, timesCalled } = await aTelegrafBot()
  const joined = new Promise<MemberJoined>((resolve) => client.on('memberJoined', resolve))
  client.on('joinRequest', (request) => request.approve())
  porter.use(telegrafUpdates(client))
  porter.on('chat_join_request', (context) => void context.session.asked++)
  const counted = new Promise((resolve) => {
    porter.on('chat_member', ({ session }) => resolve({ asked: session.asked, came: session.came + 1 }))
  })
  const running = porter.launch({ allowedUpdates: ['chat_join_request', 'chat_member'] })
  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign', requireApproval: true })

  expect(ada.join(link)).toBe('requested')

  expect(await joined).toMatchObject({
    user: { firstName: 'Ada' },
    via: { by: 'request', link: { title: 'Spring campaign' }, approvedBy: { username: 'porter_bot' } },
  })
  expect(await counted).toEqual({ asked: 1, came: 1 })
  expect(noted).toEqual(['chat_join_request', 'chat_member'])
  expect(timesCalled('approveChatJoinRequest')).toBe(1)
  porter.stop()
  await ended(telegram, running)
})

test('the contexts of Telegraf have what its webhook was told of people', async () => {
  const { chat, ada, porter, client } = await aTelegrafBot()
  porter.use(telegrafUpdates(client))
  porter.on('chat_join_request', async (context) => void (await context.joinRequest?.approve()))
  const joined = new Promise((resolve) => porter.on('chat_member', (context) => resolve(context.memberJoined)))
  const url = await serve(createServer(porter.webhookCallback('/', { secretToken: 'between-the-two' })))
  await porter.telegram.setWebhook(`${url}/`, {
    allowed_updates: ['chat_join_request', 'chat_member'],
    secret_token: 'between-the-two',
  })
  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign', requireApproval: true })

  expect(ada.join(link)).toBe('requested')

  expect(await joined).toMatchObject({ user: { firstName: 'Ada' }, via: { link: { title: 'Spring campaign' } } })
  expect((await client.getWebhookInfo()).allowedUpdates).toEqual(['chat_member', 'chat_join_request'])
})

test('an error of a client that nobody hears of comes to the error handler of Telegraf', async () => {
  const { chat, ada, porter, client } = await aTelegrafBot()
  client.on('joinRequest', () => Promise.reject(new Error('The club is full')))
  porter.use(telegrafUpdates(client))
  const asked = new Promise((resolve) => porter.on('chat_join_request', resolve))
  const caught = new Promise((resolve) => porter.catch(resolve))
  const url = await serve(createServer(porter.webhookCallback('/')))
  await porter.telegram.setWebhook(`${url}/`, { allowed_updates: ['chat_join_request'] })
  const link = await client.createInviteLink(chat.id, { requireApproval: true })

  ada.join(link)

  await asked
  expect(await caught).toMatchObject({ message: 'The club is full' })
})

test('of a server error Telegraf passes on the words of HTTP, in place of those of Telegram', async () => {
  const { telegram, chat, client } = await aTelegrafBot()
  telegram.failUpstream('createChatInviteLink', { code: 500, message: 'Receive invalid invite link' })

  const failure = await failureOf(client.createInviteLink(chat.id))

  expect(failure).toMatchObject({ name: 'ApiError', reason: 'server-error', outcome: 'unknown', code: 500 })
  expect(failure).toMatchObject({ description: 'Internal Server Error' })
  expect(failure.cause).toBeInstanceOf(TelegramError)
})

test('a page of HTML with a 502 is a server error, as Telegraf tells it', async () => {
  const { telegram, chat, client, timesCalled } = await aTelegrafBot()
  telegram.faults.add({ kind: 'bad-gateway' })

  const failure = await failureOf(client.createInviteLink(chat.id))

  expect(failure).toMatchObject({ reason: 'server-error', outcome: 'unknown', description: 'Bad Gateway' })
  expect(timesCalled('createChatInviteLink')).toBe(1)
})

test('where somebody stands in for the calls of Telegraf, nobody can say that nothing was sent', async () => {
  const apiRoot = await aClosedPort()
  const porter = new Telegraf('7000000009:AAG3', { telegram: { apiRoot } })
  const client = new Client(fromTelegraf(porter))

  const bare = await failureOf(client.createInviteLink(-1001234567890))
  porter.telegram.callApi = porter.telegram.callApi.bind(porter.telegram)
  const aroundIt = await failureOf(client.createInviteLink(-1001234567890))

  expect(bare).toMatchObject({ reason: 'network', outcome: 'not-sent' })
  expect(aroundIt).toMatchObject({ reason: 'network', outcome: 'unknown' })
})

test.each([new Error('The diary is full'), 'The diary is full', undefined])(
  'what is thrown by whoever stands in for the calls of Telegraf is the cause of the failure: %s',
  async (thrown) => {
    const { chat, porter, client, timesCalled } = await aTelegrafBot()
    porter.telegram.callApi = () => Promise.reject(thrown)

    const failure = await failureOf(client.createInviteLink(chat.id))

    expect(failure).toMatchObject({ name: 'TransportError', reason: 'network', outcome: 'unknown' })
    expect(failure.message).toContain('Telegraf brought no answer')
    expect(String(failure.cause)).toBe(String(thrown))
    expect(timesCalled('createChatInviteLink')).toBe(0)
  },
)

test('the time limit of Telegraf is told as one', async () => {
  const { telegram, chat, client } = await aTelegrafBot()
  telegram.faults.add({ kind: 'silence' })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })

  const call = failureOf(client.createInviteLink(chat.id))
  while (telegram.calls.length === 0) await new Promise((resolve) => setImmediate(resolve))
  vi.advanceTimersByTime(500_000)
  vi.useRealTimers()

  expect(await call).toMatchObject({ reason: 'timeout', outcome: 'unknown' })
})

test.each([
  ['an abort', () => ({ signal: AbortSignal.timeout(20) })],
  ['a time limit', () => ({ timeoutMs: 20 })],
])('%s comes to Telegraf, too', async (_, soon) => {
  const { telegram, chat, porter, client } = await aTelegrafBot()
  telegram.faults.add({ kind: 'silence' })
  const callApi = porter.telegram.callApi.bind(porter.telegram)
  const aborted = new Promise((resolve) => {
    porter.telegram.callApi = (method, payload, options) => {
      options?.signal?.addEventListener('abort', resolve)
      return callApi(method, payload, options)
    }
  })

  await expect(client.createInviteLink(chat.id, {}, soon())).rejects.toThrow()

  expect(await aborted).toMatchObject({ type: 'abort' })
})

test('neither token nor link is in what becomes of errors of Telegraf', async () => {
  const { telegram, bot, chat, client, porter } = await aTelegrafBot()
  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign' })
  telegram.failUpstream('editChatInviteLink', { code: 400, message: 'CHAT_ADMIN_REQUIRED' })
  const refused = await failureOf(link.edit({ limit: 3 }))
  const told = `https://api.telegram.org/bot${bot.token}/revokeChatInviteLink for ${link.url}`
  porter.telegram.callApi = () => Promise.reject(new Error(told))
  const thrown = await failureOf(link.revoke())

  const shown = [refused, thrown].map(allThatShows).join('\n')

  expect(shown).toContain('CHAT_ADMIN_REQUIRED')
  expect(shown).not.toContain(bot.token)
  expect(shown).not.toContain(link.url)
})

test.each([undefined, null, 'a token', [], {}, { telegram: { token: '1:a' } }, new Telegraf('')])(
  'what is no Telegraf with a token is refused: %#',
  (bot) => {
    expect(() => Reflect.apply(fromTelegraf, undefined, [bot])).toThrow('Expected `bot` to be a Telegraf with a token')
  },
)
