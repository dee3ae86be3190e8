import { createServer } from 'node:http'
import { AllowedUpdatesFilter, type AnyBot, Bot, Plugin, webhookHandler } from 'gramio'
import { Client, type JoinRequest, type MemberJoined } from 'invitegram'
import { fromGramio, gramioNews, gramioUpdates } from 'invitegram/gramio'
import { expect, test } from 'vitest'
import { ended, serve } from '../judges/court'
import { aClosedPort } from '../support/http-server'
import { allThatShows } from '../support/secret-watch'
import { failureOf } from './failure'
import { aTelegramOnAPort } from './scene'

/** A Telegram that takes webhooks on this machine, and a bot of GramIO in it. */
async function aScene() {
  const scene = await aTelegramOnAPort({ clock: 'still', server: 'self-hosted --local' })
  const porter = new Bot(scene.bot.token, { api: { baseURL: `${scene.apiRoot}/bot` } })
  const client = new Client(fromGramio(porter))
  return { ...scene, porter, client }
}

const UPDATES = AllowedUpdatesFilter.default.add('chat_member')

/** What a handler of the bot's own is called with, for the first time. */
function first<T>(listen: (resolve: (value: T) => void) => void): Promise<T> {
  return new Promise(listen)
}

/** A plugin that writes down what it sees: calls, on their way out and when they are answered. */
function aDiary() {
  const seen: string[] = []
  const plugin = new Plugin('diary')
    .preRequest((context) => {
      seen.push(`? ${context.method}`)
      return context
    })
    .onResponse(({ method }) => void seen.push(`! ${method}`))
    .derive(() => ({ diary: seen }))
  return { plugin, seen }
}

test('links are made, edited, revoked and replaced through GramIO, whose hooks see each call', async () => {
  const { telegram, chat, client, porter } = await aScene()
  const { plugin, seen } = aDiary()
  porter.extend(plugin)

  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign', limit: 50 })
  await link.edit({ limit: 100 })
  const next = await link.replace({ title: 'Summer campaign' })
  await next.revoke()

  expect(chat.links).toMatchObject([
    { title: 'Spring campaign', limit: 100, isRevoked: true },
    { title: 'Summer campaign', limit: 100, isRevoked: true },
  ])
  const methods = [
    'createChatInviteLink',
    'editChatInviteLink',
    'createChatInviteLink',
    'revokeChatInviteLink',
    'revokeChatInviteLink',
  ]
  expect(seen).toEqual(methods.flatMap((method) => [`? ${method}`, `! ${method}`]))
  expect(telegram.calls.map(({ method }) => method)).toEqual(methods)
})

test('polling by GramIO, a client lets people in and tells by which link they came; the bot goes on as before', async () => {
  const { telegram, chat, ada, client, porter, timesCalled } = await aScene()
  const { plugin } = aDiary()
  const joined = first<MemberJoined>((resolve) => client.on('memberJoined', resolve))
  client.on('joinRequest', (request) => request.approve())
  const greeted = first<string>((resolve) => {
    porter
      .extend(plugin)
      .use(gramioUpdates(client))
      .on('chat_join_request', (context) => context.diary.push(`${context.from.firstName} asks`))
      .on('chat_member', (context) => resolve(`${context.diary.at(-1)}, ${context.newChatMember.status}`))
  })
  await porter.start({ allowedUpdates: UPDATES })
  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign', requireApproval: true })

  expect(ada.join(link)).toBe('requested')

  expect((await joined).via).toMatchObject({ by: 'request', link: { title: 'Spring campaign' } })
  expect(await greeted).toContain('member')
  expect(chat.member(ada)?.status).toBe('member')
  expect(timesCalled('approveChatJoinRequest')).toBe(1)
  await ended(telegram, porter.stop())
})

test('contexts of GramIO have what an update tells of people, by webhook as well', async () => {
  const { chat, ada, client, porter } = await aScene()
  const url = await serve(createServer(webhookHandler(porter as AnyBot, 'http')))
  const joined = first<MemberJoined | undefined>((resolve) => {
    porter
      .use(gramioUpdates(client))
      .derive(gramioNews)
      .on('chat_join_request', (context) => context.joinRequest?.approve())
      .on('chat_member', (context) => resolve(context.memberJoined))
  })
  // GramIO sees its own handler of `chat_member`, and asks for it.
  await porter.start({ webhook: { url } })
  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign', requireApproval: true })

  expect(ada.join(link)).toBe('requested')

  expect(await joined).toMatchObject({ user: { firstName: 'Ada' }, via: { link: { title: 'Spring campaign' } } })
  expect((await client.getWebhookInfo()).allowedUpdates).toContain('chat_member')
  await porter.stop()
})

test('news for the updates that tell of people alone make GramIO ask for joins by itself', async () => {
  const { telegram, chat, ada, client, porter } = await aScene()
  porter.use(gramioUpdates(client)).derive(['chat_join_request', 'chat_member', 'my_chat_member'], gramioNews)
  const joined = first<MemberJoined>((resolve) => client.on('memberJoined', resolve))
  await porter.start()
  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign' })

  expect(ada.join(link)).toBe('joined')

  expect((await joined).via).toMatchObject({ by: 'link', link: { title: 'Spring campaign' } })
  await ended(telegram, porter.stop())
})

/** An update as GramIO hands it on: somebody asks to be let in. */
async function somebodyAsks({ chat, ada, client, porter }: Awaited<ReturnType<typeof aScene>>) {
  const link = await client.createInviteLink(chat.id, { requireApproval: true })
  ada.join(link)
  const [update] = await porter.api.getUpdates({ allowed_updates: ['chat_join_request'] })
  if (update === undefined) throw new Error('Nobody has asked')
  return update
}

test('what the handlers of both throw comes to the handler of errors of GramIO, and each is told', async () => {
  const scene = await aScene()
  const { client, porter } = scene
  const told: string[] = []
  const thrown: unknown[] = []
  porter
    .onError(({ error }) => void thrown.push(error))
    .use(gramioUpdates(client))
    .on('chat_join_request', () => {
      told.push('GramIO')
      throw new Error('of GramIO')
    })
  client.on('joinRequest', () => {
    told.push('client')
    throw new Error('of the client')
  })
  const update = await somebodyAsks(scene)

  await porter.updates.handleUpdate(update)

  expect(told.sort()).toEqual(['GramIO', 'client'])
  expect(thrown).toMatchObject([{ errors: [{ message: 'of the client' }, { message: 'of GramIO' }] }])
})

test('what a handler of the client throws keeps no handler of GramIO from being told', async () => {
  const scene = await aScene()
  const { client, porter } = scene
  const thrown: unknown[] = []
  client.on('joinRequest', () => {
    throw new Error('of the client')
  })
  const asked = first<JoinRequest | undefined>((resolve) => {
    porter
      .onError(({ error }) => void thrown.push(error))
      .use(gramioUpdates(client))
      .derive(gramioNews)
      .on('chat_join_request', (context) => resolve(context.joinRequest))
  })
  const update = await somebodyAsks(scene)

  await porter.updates.handleUpdate(update)

  expect((await asked)?.user.firstName).toBe('Ada')
  expect(thrown).toMatchObject([{ message: 'of the client' }])
})

test('news without updates is a mistake that GramIO’s handler of errors hears of', async () => {
  const scene = await aScene()
  const thrown: unknown[] = []
  scene.porter.onError(({ error }) => void thrown.push(error)).derive(gramioNews)
  const update = await somebodyAsks(scene)

  await scene.porter.updates.handleUpdate(update)

  expect(thrown).toMatchObject([
    { message: 'Expected `gramioNews` to be derived after `bot.use(gramioUpdates(client))`, got undefined' },
  ])
})

test.each([
  ['reset', 'network', 0],
  ['lost-answer', 'network', 1],
  ['cut-body', 'network', 1],
  ['bad-gateway', 'bad-answer', 0],
] as const)('a fault on the way to Telegram is not repeated by GramIO: %s', async (kind, reason, made) => {
  const { telegram, chat, client, timesCalled } = await aScene()
  telegram.faults.add({ kind })

  const failure = await failureOf(client.createInviteLink(chat.id))

  expect(failure).toMatchObject({ name: 'TransportError', reason, outcome: 'unknown', method: 'createChatInviteLink' })
  expect(failure.cause).toBeInstanceOf(Error)
  expect(chat.links).toHaveLength(made)
  expect(timesCalled('createChatInviteLink')).toBe(1)
})

test.each(['', '<html>', '{"ok":true,"resu', '{}', '{"ok":false}'])(
  'what is no answer of Telegram’s is no result: %j',
  async (body) => {
    const url = await serve(createServer((_, response) => void response.end(body)))
    const client = new Client(fromGramio(new Bot('7000000009:AAG3', { api: { baseURL: `${url}/bot` } })))

    const failure = await failureOf(client.createInviteLink(-1001234567890))

    expect(failure).toMatchObject({ name: 'TransportError', reason: 'bad-answer', outcome: 'unknown' })
  },
)

test('where nothing listens, nothing was sent', async () => {
  const url = await aClosedPort()
  const porter = new Bot('7000000009:AAG3', { api: { baseURL: `${url}/bot` } })
  const client = new Client(fromGramio(porter))

  const failure = await failureOf(client.createInviteLink(-1001234567890))
  porter.onApiCall((_, next) => next())
  const behindHook = await failureOf(client.createInviteLink(-1001234567890))

  expect(failure).toMatchObject({ reason: 'network', outcome: 'not-sent' })
  expect(behindHook).toMatchObject({ reason: 'network', outcome: 'unknown' })
})

test('a time limit that GramIO was given is told as one', async () => {
  const { telegram, bot, apiRoot, chat } = await aScene()
  const fetchOptions = { signal: AbortSignal.timeout(30) }
  const porter = new Bot(bot.token, { api: { baseURL: `${apiRoot}/bot`, fetchOptions } })
  telegram.faults.add({ kind: 'silence' })

  const failure = await failureOf(new Client(fromGramio(porter)).createInviteLink(chat.id))

  expect(failure).toMatchObject({ reason: 'timeout', outcome: 'unknown' })
})

test.each([new Error('The diary is full'), 'The diary is full', undefined])(
  'what a hook throws is the cause of the failure: %s',
  async (thrown) => {
    const { chat, client, porter } = await aScene()
    porter.preRequest(() => {
      throw thrown
    })

    const failure = await failureOf(client.createInviteLink(chat.id))

    expect(failure).toMatchObject({ name: 'TransportError', reason: 'network', outcome: 'unknown' })
    expect(failure.message).toContain('GramIO brought no answer')
    expect(String(failure.cause)).toContain(String(thrown))
  },
)

test('an error that a hook has GramIO hand over as a result is an error', async () => {
  const { telegram, chat, client, porter } = await aScene()
  porter.preRequest(['createChatInviteLink'], (context) => {
    Object.assign(context.params, { suppress: true })
    return context
  })
  telegram.failUpstream('createChatInviteLink', { code: 400, message: 'CHAT_ADMIN_REQUIRED' })

  const failure = await failureOf(client.createInviteLink(chat.id))

  expect(failure).toMatchObject({ name: 'ApiError', reason: 'not-enough-rights' })
})

test('an abort ends the waiting at once, though GramIO takes no signal', async () => {
  const { telegram, chat, client } = await aScene()
  telegram.faults.add({ kind: 'silence' })
  const aborting = new AbortController()
  const reason = new Error('The club has closed')

  const call = client.createInviteLink(chat.id, {}, { signal: aborting.signal })
  aborting.abort(reason)

  await expect(call).rejects.toBe(reason)
})

test('a time limit ends the waiting, and the client can be closed', async () => {
  const { telegram, chat, client } = await aScene()
  telegram.faults.add({ kind: 'silence' })

  const call = failureOf(client.createInviteLink(chat.id, {}, { timeoutMs: 30 }))
  await client.close()

  expect(await call).toMatchObject({ name: 'TransportError', reason: 'timeout', outcome: 'unknown' })
})

test('neither token nor link is in what becomes of errors of GramIO', async () => {
  const { telegram, bot, chat, client, porter } = await aScene()
  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign' })
  porter.preRequest(['revokeChatInviteLink'], () => {
    throw new Error(`https://api.telegram.org/bot${bot.token}/revokeChatInviteLink for ${link.url}`)
  })
  telegram.failUpstream('editChatInviteLink', { code: 400, message: 'CHAT_ADMIN_REQUIRED' })

  const shown = [await failureOf(link.edit({ limit: 3 })), await failureOf(link.revoke())].map(allThatShows).join('\n')

  expect(shown).toContain('CHAT_ADMIN_REQUIRED')
  expect(shown).not.toContain(bot.token)
  expect(shown).not.toContain(link.url)
})

test.each([
  undefined,
  null,
  'a token',
  {},
  { options: {}, api: {}, updates: {} },
  { options: { token: '1:a' }, updates: {} },
  { options: { token: '1:a' }, api: {} },
])('what is no bot of GramIO is refused: %j', (bot) => {
  expect(() => Reflect.apply(fromGramio, undefined, [bot])).toThrow('Expected `bot` to be a Bot of GramIO')
})
