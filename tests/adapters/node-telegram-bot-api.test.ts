import { type CallOptions, Client, type JoinRequest, type MemberJoined } from 'invitegram'
import { fromNodeTelegramBotApi, listenToUpdates } from 'invitegram/node-telegram-bot-api'
import { Bot, type BotOptions, type Context, webhookCallback } from 'node-telegram-bot-api'
import { createWebhookServer } from 'node-telegram-bot-api/node'
import { expect, test } from 'vitest'
import { serve } from '../judges/court'
import { aClosedPort } from '../support/http-server'
import { allThatShows } from '../support/secret-watch'
import { failureOf } from './failure'
import { aTelegramOnAPort } from './scene'

const SECRET = 'a-secret-between-the-two'
const UPDATES = ['message', 'chat_join_request', 'chat_member', 'my_chat_member'] as const

/** A Telegram that takes webhooks on this machine, and a bot of node-telegram-bot-api in it that repeats nothing. */
async function aScene(options: BotOptions = {}) {
  const scene = await aTelegramOnAPort({ clock: 'still', server: 'self-hosted --local' })
  const porter = new Bot(scene.bot.token, { apiRoot: scene.apiRoot, maxRetries: 0, ...options })
  const client = new Client(fromNodeTelegramBotApi(porter))
  return { ...scene, porter, client }
}

/** What a handler is called with, for the first time. */
function first<T>(listen: (resolve: (value: T) => void) => void): Promise<T> {
  return new Promise(listen)
}

/** Middleware as bots have it: it counts how often somebody was heard of. */
async function session(context: Context, next: () => Promise<void>): Promise<void> {
  context.state.visits = Number(context.state.visits ?? 0) + 1
  await next()
}

test('links are made, edited, revoked and replaced through node-telegram-bot-api, at the rate it was given', async () => {
  let looks = 0
  const rateLimit = { perChat: 1_000, now: () => ++looks }
  const { telegram, chat, client } = await aScene({ rateLimit })

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
  // One when the limit for the chat was set up, and one a call.
  expect(looks).toBe(6)
})

test('methods without parameters are called through node-telegram-bot-api, too', async () => {
  const { client } = await aScene()

  const me = await client.api.call('getMe')

  expect(me.username).toBe('porter_bot')
})

test('polling by node-telegram-bot-api, a client lets people in and tells by which link; the bot goes on', async () => {
  const { chat, ada, client, porter, timesCalled } = await aScene()
  const joined = first<MemberJoined>((resolve) => client.on('memberJoined', resolve))
  client.on('joinRequest', (request) => request.approve())
  porter.use(session)
  listenToUpdates(porter, client)
  const greeted = first<unknown>((resolve) => porter.on('chat_member', ({ state }) => resolve(state.visits)))
  const polling = porter.startPolling(undefined, { allowedUpdates: [...UPDATES] })
  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign', requireApproval: true })

  expect(ada.join(link)).toBe('requested')

  expect((await joined).via).toMatchObject({ by: 'request', link: { title: 'Spring campaign' } })
  expect(await greeted).toBe(1)
  expect(chat.member(ada)?.status).toBe('member')
  expect(timesCalled('approveChatJoinRequest')).toBe(1)
  porter.stop()
  await polling
})

test('what comes to a webhook of node-telegram-bot-api is heard by a client', async () => {
  const { chat, ada, client, porter } = await aScene()
  listenToUpdates(porter, client)
  const url = await serve(createWebhookServer(porter, { path: '/telegram', secretToken: SECRET }))
  await client.setWebhook({ url: `${url}/telegram`, secretToken: SECRET, allowedUpdates: [...UPDATES] })
  const joined = first<MemberJoined>((resolve) => client.on('memberJoined', resolve))
  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign' })

  expect(ada.join(link)).toBe('joined')

  expect(await joined).toMatchObject({ user: { firstName: 'Ada' }, via: { link: { title: 'Spring campaign' } } })
})

/** An update as Telegram sends it: somebody asks to be let in. */
async function somebodyAsks({ chat, ada, client, porter }: Awaited<ReturnType<typeof aScene>>) {
  const link = await client.createInviteLink(chat.id, { requireApproval: true })
  ada.join(link)
  const [update] = await porter.api.getUpdates({ allowed_updates: ['chat_join_request'] })
  if (update === undefined) throw new Error('Nobody has asked')
  return update
}

test('each update is heard of once, however often it comes, and no more after the end of listening', async () => {
  const scene = await aScene()
  const { client, porter } = scene
  const heard: string[] = []
  client.on('joinRequest', ({ user }) => heard.push(`client: ${user.firstName}`))
  const stopListening = listenToUpdates(porter, client)
  porter.use(({ from }) => heard.push(`bot: ${from?.first_name}`))
  const update = await somebodyAsks(scene)

  await porter.handleUpdate(update)
  await porter.handleUpdate(update)
  stopListening()
  await porter.handleUpdate({ ...update, update_id: update.update_id + 1 })

  expect(heard.sort()).toEqual(['bot: Ada', 'bot: Ada', 'bot: Ada', 'client: Ada'])
})

test('what the handlers of both throw comes to the handler of errors of the bot, and each is told', async () => {
  const scene = await aScene()
  const { client, porter } = scene
  const told: string[] = []
  const thrown: unknown[] = []
  porter.catch((error) => thrown.push(error))
  listenToUpdates(porter, client)
  porter.on('chat_join_request', () => {
    told.push('bot')
    throw new Error('of the bot')
  })
  client.on('joinRequest', () => {
    told.push('client')
    throw new Error('of the client')
  })
  const update = await somebodyAsks(scene)

  await porter.handleUpdate(update)

  expect(told.sort()).toEqual(['bot', 'client'])
  expect(thrown).toMatchObject([{ errors: [{ message: 'of the client' }, { message: 'of the bot' }] }])
})

test('a webhook of the bot answers when the handlers of the client have ended', async () => {
  const scene = await aScene()
  const { client, porter } = scene
  const hook = webhookCallback(porter, { secretToken: SECRET })
  listenToUpdates(porter, client)
  const steps: string[] = []
  let letIn = () => {}
  const asked = first<JoinRequest>((resolve) => {
    client.on('joinRequest', async (request) => {
      resolve(request)
      await new Promise<void>((end) => {
        letIn = end
      })
      steps.push('handled')
    })
  })
  const headers = { 'X-Telegram-Bot-Api-Secret-Token': SECRET }
  const body = JSON.stringify(await somebodyAsks(scene))

  const answered = hook(new Request('https://bot.example/', { method: 'POST', headers, body }))
  await asked
  letIn()
  const { status } = await answered
  steps.push(`answered ${status}`)

  expect(steps).toEqual(['handled', 'answered 200'])
})

test('a flood longer than node-telegram-bot-api waits is told at once, though it repeats', async () => {
  const { telegram, chat, client, timesCalled } = await aScene({ maxRetries: 2 })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 61_000 })

  const failure = await failureOf(client.createInviteLink(chat.id))

  expect(failure).toMatchObject({ name: 'FloodError', retryAfterMs: 61_000 })
  expect(timesCalled('createChatInviteLink')).toBe(1)
})

test.each([
  ['reset', 'network', 0],
  ['lost-answer', 'network', 1],
  ['cut-body', 'network', 1],
  ['bad-gateway', 'bad-answer', 0],
] as const)(
  'a fault on the way to Telegram is not repeated where there are no retries: %s',
  async (kind, reason, made) => {
    const { telegram, chat, client, timesCalled } = await aScene()
    telegram.faults.add({ kind })

    const failure = await failureOf(client.createInviteLink(chat.id))

    expect(failure).toMatchObject({
      name: 'TransportError',
      reason,
      outcome: 'unknown',
      method: 'createChatInviteLink',
    })
    expect(failure.cause).toBeInstanceOf(Error)
    expect(chat.links).toHaveLength(made)
    expect(timesCalled('createChatInviteLink')).toBe(1)
  },
)

test('with its retries, node-telegram-bot-api makes a link again whose answer was lost', async () => {
  const { telegram, chat, client } = await aScene({ maxRetries: 1, retryBackoffMs: 1 })
  telegram.faults.add({ kind: 'lost-answer', times: 1 })

  const link = await client.createInviteLink(chat.id)

  expect(chat.links).toHaveLength(2)
  expect(link.url).toBe(chat.links[1]?.url)
})

test.each(['', '<html>', '{"ok":true,"resu', '{}', '{"ok":false}'])(
  'what is no answer of Telegram’s is no result: %j',
  async (body) => {
    const { chat, client } = await aScene({ fetch: async () => new Response(body) })

    const failure = await failureOf(client.createInviteLink(chat.id))

    expect(failure).toMatchObject({ name: 'TransportError', reason: 'bad-answer', outcome: 'unknown' })
  },
)

test('where nothing listens, nothing was sent, as far as there were no retries', async () => {
  const apiRoot = await aClosedPort()
  const once = new Client(fromNodeTelegramBotApi(new Bot('7000000009:AAG3', { apiRoot, maxRetries: 0 })))
  const often = new Client(fromNodeTelegramBotApi(new Bot('7000000009:AAG3', { apiRoot, retryBackoffMs: 1 })))

  const failure = await failureOf(once.createInviteLink(-1001234567890))
  const afterRetries = await failureOf(often.createInviteLink(-1001234567890))

  expect(failure).toMatchObject({ reason: 'network', outcome: 'not-sent' })
  expect(afterRetries).toMatchObject({ reason: 'network', outcome: 'unknown' })
})

test('the time limit of node-telegram-bot-api is told as one', async () => {
  const { telegram, chat, client } = await aScene({ timeoutMs: 30 })
  telegram.faults.add({ kind: 'silence' })

  const failure = await failureOf(client.createInviteLink(chat.id))

  expect(failure).toMatchObject({ name: 'TransportError', reason: 'timeout', outcome: 'unknown' })
})

test('what the bot’s own `fetch` throws is the cause of the failure', async () => {
  const full = new Error('The diary is full')
  const { chat, client } = await aScene({ fetch: () => Promise.reject(full) })

  const failure = await failureOf(client.createInviteLink(chat.id))

  expect(failure).toMatchObject({ reason: 'network', outcome: 'unknown', cause: full })
})

test.each([new TypeError('The diary is full'), 'The diary is full', undefined])(
  'what is thrown around the API of node-telegram-bot-api is the cause of the failure: %s',
  async (thrown) => {
    const { chat, client, porter } = await aScene()
    porter.api.createChatInviteLink = () => Promise.reject(thrown)

    const failure = await failureOf(client.createInviteLink(chat.id))

    expect(failure).toMatchObject({ name: 'TransportError', reason: 'network', outcome: 'unknown' })
    expect(failure.message).toContain('node-telegram-bot-api brought no answer')
    expect(String(failure.cause)).toContain(String(thrown))
  },
)

test.each<[method: string, call: (client: Client, options: CallOptions) => Promise<unknown>]>([
  ['createChatInviteLink', (client, options) => client.createInviteLink(-1001234567890, {}, options)],
  ['getMe', (client, options) => client.api.call('getMe', {}, options)],
])('an abort ends the call within node-telegram-bot-api, too: %s', async (_, callOn) => {
  const signals: AbortSignal[] = []
  const { telegram, client } = await aScene({
    fetch: (url, init) => {
      if (init?.signal) signals.push(init.signal)
      return fetch(url, init)
    },
  })
  telegram.faults.add({ kind: 'silence' })
  const aborting = new AbortController()
  const reason = new Error('The club has closed')
  setTimeout(() => aborting.abort(reason))

  const call = callOn(client, { signal: aborting.signal })

  await expect(call).rejects.toBe(reason)
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
})

test('a time limit ends the waiting, and the client can be closed', async () => {
  const { telegram, chat, client } = await aScene()
  telegram.faults.add({ kind: 'silence' })

  const call = failureOf(client.createInviteLink(chat.id, {}, { timeoutMs: 30 }))
  await client.close()

  expect(await call).toMatchObject({ name: 'TransportError', reason: 'timeout', outcome: 'unknown' })
})

test('a method that node-telegram-bot-api does not have is refused before anything is sent', async () => {
  const { telegram, client } = await aScene()

  const failure = await failureOf(Reflect.apply(client.api.call, client.api, ['getEverything', {}]))

  expect(failure).toMatchObject({ name: 'InvalidOptionsError', option: 'method', received: 'getEverything' })
  expect(failure.message).toContain('one that this version of node-telegram-bot-api has')
  expect(telegram.calls).toEqual([])
})

test('neither token nor link is in what becomes of errors of node-telegram-bot-api', async () => {
  const { telegram, bot, chat, client, porter } = await aScene()
  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign' })
  porter.api.revokeChatInviteLink = async () => {
    throw new Error(`https://api.telegram.org/bot${bot.token}/revokeChatInviteLink for ${link.url}`)
  }
  telegram.faults.add({ kind: 'cut-body', afterBytes: 60 })

  const failures = [
    await failureOf(link.revoke()),
    await failureOf(link.edit({ limit: 3 })),
    await failureOf(
      new Client(fromNodeTelegramBotApi(new Bot(bot.token, quoting(link.url)))).createInviteLink(chat.id),
    ),
  ]

  const shown = failures.map(allThatShows).join('\n')
  expect(shown).toContain('brought no answer')
  expect(shown).not.toContain(bot.token)
  expect(shown).not.toContain(link.url)
})

/** Answers with a link, but not in JSON. */
function quoting(url: string): BotOptions {
  return { fetch: async () => new Response(`It is ${url}`), maxRetries: 0 }
}

test.each([undefined, null, 'a token', {}, { api: {}, use() {} }, { api: { transport: {} }, use() {} }])(
  'what is no bot of node-telegram-bot-api is refused: %j',
  (bot) => {
    const expected = 'Expected `bot` to be a Bot of node-telegram-bot-api 2'

    expect(() => Reflect.apply(fromNodeTelegramBotApi, undefined, [bot])).toThrow(expected)
    expect(() => Reflect.apply(listenToUpdates, undefined, [bot, undefined])).toThrow(expected)
  },
)
