import { createServer } from 'node:http'
import { autoRetry } from '@grammyjs/auto-retry'
import { Bot, type BotError, type Context, GrammyError, type SessionFlavor, session, webhookCallback } from 'grammy'
import { Client, type MemberJoined } from 'invitegram'
import { fromGrammy, grammyUpdates, type InvitegramFlavor } from 'invitegram/grammy'
import { expect, test } from 'vitest'
import { ended, serve } from '../judges/court'
import { aClosedPort } from '../support/http-server'
import { allThatShows } from '../support/secret-watch'
import { failureOf } from './failure'
import { aTelegramOnAPort } from './scene'

/** The context of a bot that counts what happens in a chat. */
type ClubContext = InvitegramFlavor<Context & SessionFlavor<{ asked: number; came: number }>>

const UPDATES = ['chat_join_request', 'chat_member'] as const

/** A bot as one writes it with grammY: with a session, a plugin, and a transformer that notes what is called. */
async function aGrammyBot() {
  const scene = await aTelegramOnAPort({ clock: 'still', server: 'self-hosted --local' })
  const porter = new Bot<ClubContext>(scene.bot.token, { client: { apiRoot: scene.apiRoot } })
  const noted: string[] = []
  porter.api.config.use(autoRetry({ rethrowHttpErrors: true, rethrowInternalServerErrors: true, maxDelaySeconds: 5 }))
  porter.api.config.use((next, method, payload, signal) => {
    noted.push(method)
    return next(method, payload, signal)
  })
  porter.use(session({ initial: () => ({ asked: 0, came: 0 }) }))
  const client = new Client(fromGrammy(porter))
  return { ...scene, porter, client, noted }
}

test('links are made, edited, replaced and revoked through grammY, whose transformers see each call', async () => {
  const { telegram, chat, client, noted } = await aGrammyBot()

  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign', limit: 50 })
  await link.edit({ limit: 100 })
  const next = await link.replace({ title: 'Summer campaign' })
  await next.revoke()

  expect(chat.links).toMatchObject([
    { title: 'Spring campaign', limit: 100, isRevoked: true },
    { title: 'Summer campaign', limit: 100, isRevoked: true },
  ])
  expect(noted).toEqual([
    'createChatInviteLink',
    'editChatInviteLink',
    'createChatInviteLink',
    'revokeChatInviteLink',
    'revokeChatInviteLink',
  ])
  expect(telegram.calls.map(({ method }) => method)).toEqual(noted)
})

test('a client hears of what grammY polls, beside the handlers of grammY', async () => {
  const { telegram, chat, ada, porter, client, timesCalled } = await aGrammyBot()
  const joined = new Promise<MemberJoined>((resolve) => client.on('memberJoined', resolve))
  client.on('joinRequest', (request) => request.approve())
  porter.use(grammyUpdates(client))
  porter.on('chat_join_request', (context) => void context.session.asked++)
  const counted = new Promise((resolve) => {
    porter.on('chat_member', ({ session }) => resolve({ asked: session.asked, came: session.came + 1 }))
  })
  const running = porter.start({ allowed_updates: UPDATES })
  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign', requireApproval: true })

  expect(ada.join(link)).toBe('requested')

  expect(await joined).toMatchObject({
    user: { firstName: 'Ada' },
    via: { by: 'request', link: { title: 'Spring campaign' }, approvedBy: { username: 'porter_bot' } },
  })
  expect(await counted).toEqual({ asked: 1, came: 1 })
  expect(timesCalled('approveChatJoinRequest')).toBe(1)
  await ended(telegram, porter.stop())
  await running
})

test('the contexts of grammY have what its webhook was told of people', async () => {
  const { chat, ada, porter, client } = await aGrammyBot()
  porter.use(grammyUpdates(client))
  porter.on('chat_join_request', async (context) => void (await context.joinRequest?.approve()))
  const joined = new Promise((resolve) => porter.on('chat_member', (context) => resolve(context.memberJoined)))
  const url = await serve(createServer(webhookCallback(porter, 'http', { secretToken: 'between-the-two' })))
  await porter.api.setWebhook(url, { allowed_updates: UPDATES, secret_token: 'between-the-two' })
  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign', requireApproval: true })

  expect(ada.join(link)).toBe('requested')

  expect(await joined).toMatchObject({ user: { firstName: 'Ada' }, via: { link: { title: 'Spring campaign' } } })
  expect((await client.getWebhookInfo()).allowedUpdates).toEqual(['chat_member', 'chat_join_request'])
})

test('an error of a client that nobody hears of comes to the error handler of grammY', async () => {
  const { telegram, chat, ada, porter, client } = await aGrammyBot()
  client.on('joinRequest', () => Promise.reject(new Error('The club is full')))
  porter.use(grammyUpdates(client))
  const asked = new Promise((resolve) => porter.on('chat_join_request', resolve))
  const caught = new Promise<BotError>((resolve) => porter.catch(resolve))
  const running = porter.start({ allowed_updates: UPDATES })
  const link = await client.createInviteLink(chat.id, { requireApproval: true })

  ada.join(link)

  await asked
  expect(await caught).toMatchObject({ error: { message: 'The club is full' } })
  await ended(telegram, porter.stop())
  await running
})

test('a flood that a plugin of grammY waits out is not an error', async () => {
  const { apiRoot, bot, chat, timesCalled } = await aTelegramOnAPort()
  const porter = new Bot(bot.token, { client: { apiRoot } })
  const flood = {
    ok: false,
    error_code: 429,
    description: 'Too Many Requests',
    parameters: { retry_after: 0 },
  } as const
  const answers = [flood, flood]
  porter.api.config.use(async (next, ...call) => answers.shift() ?? next(...call))
  porter.api.config.use(autoRetry())

  const link = await new Client(fromGrammy(porter)).createInviteLink(chat.id, { title: 'Spring campaign' })

  expect(chat.links).toMatchObject([{ url: link.url, title: 'Spring campaign' }])
  expect(timesCalled('createChatInviteLink')).toBe(1)
})

test.each([
  ['500', { error_code: 500, description: 'Internal Server Error: restart' }],
  ['502', { error_code: 502, description: 'Bad Gateway' }],
])('a %s that grammY passes on is a server error', async (_, told) => {
  const { chat, porter, client } = await aGrammyBot()
  porter.api.config.use(async () => ({ ok: false, ...told }))

  const failure = await failureOf(client.createInviteLink(chat.id))

  expect(failure).toMatchObject({ name: 'ApiError', reason: 'server-error', outcome: 'unknown', code: told.error_code })
  expect(failure.cause).toBeInstanceOf(GrammyError)
})

test('of a bot with plugins nobody can say that nothing was sent', async () => {
  const apiRoot = await aClosedPort()
  const porter = new Bot('7000000009:AAG3', { client: { apiRoot } })
  const client = new Client(fromGrammy(porter))

  const bare = await failureOf(client.createInviteLink(-1001234567890))
  porter.api.config.use(autoRetry({ rethrowHttpErrors: true }))
  const behindPlugin = await failureOf(client.createInviteLink(-1001234567890))

  expect(bare).toMatchObject({ reason: 'network', outcome: 'not-sent' })
  expect(behindPlugin).toMatchObject({ reason: 'network', outcome: 'unknown' })
})

test.each([new Error('The diary is full'), 'The diary is full', undefined])(
  'what a transformer throws is the cause of the failure: %s',
  async (thrown) => {
    const { chat, porter, client, timesCalled } = await aGrammyBot()
    porter.api.config.use(() => {
      throw thrown
    })

    const failure = await failureOf(client.createInviteLink(chat.id))

    expect(failure).toMatchObject({ name: 'TransportError', reason: 'network', outcome: 'unknown' })
    expect(failure.message).toContain('grammY brought no answer')
    expect(String(failure.cause)).toBe(String(thrown))
    expect(timesCalled('createChatInviteLink')).toBe(0)
  },
)

test('the time limit of grammY is told as one', async () => {
  const { telegram, apiRoot, bot, chat } = await aTelegramOnAPort()
  telegram.faults.add({ kind: 'silence' })
  const porter = new Bot(bot.token, { client: { apiRoot, timeoutSeconds: 0.02 } })

  const failure = await failureOf(new Client(fromGrammy(porter)).createInviteLink(chat.id))

  expect(failure).toMatchObject({ reason: 'timeout', outcome: 'unknown' })
  expect(failure.message).toContain('no whole answer came in the time that grammY allows')
})

test.each([
  ['an abort', (client: Client) => client.createInviteLink(-1001, {}, { signal: AbortSignal.timeout(20) })],
  ['an abort without parameters', (client: Client) => client.getWebhookInfo({ signal: AbortSignal.timeout(20) })],
  ['a time limit', (client: Client) => client.createInviteLink(-1001, {}, { timeoutMs: 20 })],
])('%s comes to grammY, too', async (_, call) => {
  const { telegram, porter, client } = await aGrammyBot()
  telegram.faults.add({ kind: 'silence' })
  const aborted = new Promise((resolve) => {
    porter.api.config.use((next, method, payload, signal) => {
      signal?.addEventListener('abort', resolve)
      return next(method, payload, signal)
    })
  })

  await expect(call(client)).rejects.toThrow()

  expect(await aborted).toMatchObject({ type: 'abort' })
})

test('neither token nor link is in what becomes of errors of grammY', async () => {
  const { telegram, bot, chat, client, porter } = await aGrammyBot()
  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign' })
  telegram.failUpstream('editChatInviteLink', { code: 400, message: 'CHAT_ADMIN_REQUIRED' })
  const refused = await failureOf(link.edit({ limit: 3 }))
  porter.api.config.use(() => {
    throw new Error(`https://api.telegram.org/bot${bot.token}/revokeChatInviteLink for ${link.url}`)
  })
  const thrown = await failureOf(link.revoke())

  const shown = [refused, thrown].map(allThatShows).join('\n')

  expect(shown).toContain('CHAT_ADMIN_REQUIRED')
  expect(shown).not.toContain(bot.token)
  expect(shown).not.toContain(link.url)
})

test.each([undefined, null, 'a token', [], {}, { token: '1:a' }, { token: '1:a', api: { raw: {} } }])(
  'what is no bot of grammY is refused: %j',
  (bot) => {
    expect(() => Reflect.apply(fromGrammy, undefined, [bot])).toThrow('Expected `bot` to be a Bot of grammY')
  },
)
