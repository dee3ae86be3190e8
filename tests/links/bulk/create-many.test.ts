import { Client, type Clock, type CreateInviteLinksOptions, InvalidOptionsError, type InviteLinkRow } from 'invitegram'
import { expect, test } from 'vitest'
import { botApi, CHAT, TOKEN } from '../../support/bot-api'
import { aChatInviteLink } from '../../support/builders'
import { collect } from './collect'

const telegram = botApi()
const clock: Clock = { now: () => new Date('2029-12-31T22:00:00Z'), sleep: async () => {} }
const client = new Client(TOKEN, { clock, retry: false, throttle: false })

test('a count makes so many links alike', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  const { outcomes, error } = await collect(client.createInviteLinks(CHAT, 3, { each: { limit: 1 } }))

  expect(error).toBeUndefined()
  expect(outcomes.map(({ index, options }) => ({ index, options }))).toEqual([
    { index: 0, options: { limit: 1 } },
    { index: 1, options: { limit: 1 } },
    { index: 2, options: { limit: 1 } },
  ])
  expect(sent).toEqual([
    { chat_id: CHAT, member_limit: 1 },
    { chat_id: CHAT, member_limit: 1 },
    { chat_id: CHAT, member_limit: 1 },
  ])
})

test('a count alone makes links without settings, and 0 none', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  const one = await collect(client.createInviteLinks(CHAT, 1))
  const none = await collect(client.createInviteLinks(CHAT, 0))

  expect(one.outcomes).toMatchObject([{ index: 0, options: {} }])
  expect(none.outcomes).toEqual([])
  expect(sent).toEqual([{ chat_id: CHAT }])
})

test('rows become links in their order, each told of with its row', async () => {
  telegram.answers('createChatInviteLink', aChatInviteLink({ name: 'Ada' }), aChatInviteLink({ name: 'Grace' }))
  const rows = [{ title: 'Ada' }, { title: 'Grace', limit: 5 }]

  const { outcomes } = await collect(client.createInviteLinks(CHAT, rows))

  expect(outcomes.map(({ index, options, link }) => [index, options.title, link?.title])).toEqual([
    [0, 'Ada', 'Ada'],
    [1, 'Grace', 'Grace'],
  ])
  expect(outcomes[1]?.options).toBe(rows[1])
})

test('the links can act', async () => {
  telegram.answers('createChatInviteLink', aChatInviteLink())
  telegram.answers('revokeChatInviteLink', aChatInviteLink({ is_revoked: true }))

  const { outcomes } = await collect(client.createInviteLinks(CHAT, 1))
  await outcomes[0]?.link?.revoke()

  expect(outcomes[0]?.link?.isRevoked).toBe(true)
})

const ROW = { title: 'Ada' }

test.each<[name: string, rows: () => Iterable<InviteLinkRow> | AsyncIterable<InviteLinkRow>]>([
  ['a set', () => new Set([ROW])],
  ['a map', () => new Map([['ada', ROW]]).values()],
  [
    'a generator',
    function* () {
      yield ROW
    },
  ],
  [
    'an async generator',
    async function* () {
      yield ROW
    },
  ],
])('rows may come from %s', async (_, rows) => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  await collect(client.createInviteLinks(CHAT, rows()))

  expect(sent).toEqual([{ chat_id: CHAT, name: 'Ada' }])
})

test('rows may be promised', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())
  const rows = [Promise.resolve({ title: 'Ada' }), Promise.resolve({ title: 'Grace' })]

  await collect(client.createInviteLinks(CHAT, rows as Iterable<InviteLinkRow>))

  expect(sent).toEqual([
    { chat_id: CHAT, name: 'Ada' },
    { chat_id: CHAT, name: 'Grace' },
  ])
})

test('what goes for each goes for those who say nothing else', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())
  const each = { title: 'Guest', limit: 1 }
  const rows = [{}, { title: 'Ada' }, { limit: 2 }, { title: null, limit: null }, { title: undefined }]

  await collect(client.createInviteLinks(CHAT, rows, { each }))

  expect(sent).toEqual([
    { chat_id: CHAT, name: 'Guest', member_limit: 1 },
    { chat_id: CHAT, name: 'Ada', member_limit: 1 },
    { chat_id: CHAT, name: 'Guest', member_limit: 2 },
    { chat_id: CHAT },
    { chat_id: CHAT, name: 'Guest', member_limit: 1 },
  ])
})

test('a row that says when its link expires says all there is, in either way', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())
  const [at, into] = [{ expireAt: new Date('2030-01-02T00:00:00Z') }, { expireIn: { hours: 2 } }]

  await collect(client.createInviteLinks(CHAT, [{}, into, { expireAt: null }], { each: at }))
  await collect(client.createInviteLinks(CHAT, [{}, at, { expireIn: null }], { each: into }))

  expect(sent).toEqual([
    { chat_id: CHAT, expire_date: 1_893_542_400 },
    { chat_id: CHAT, expire_date: 1_893_456_000 },
    { chat_id: CHAT },
    { chat_id: CHAT, expire_date: 1_893_456_000 },
    { chat_id: CHAT, expire_date: 1_893_542_400 },
    { chat_id: CHAT },
  ])
})

test('a row may turn off the approval that goes for each', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())
  const rows = [{}, { requireApproval: false, limit: 5 }]

  await collect(client.createInviteLinks(CHAT, rows, { each: { requireApproval: true } }))

  expect(sent).toEqual([
    { chat_id: CHAT, creates_join_request: true },
    { chat_id: CHAT, creates_join_request: false, member_limit: 5 },
  ])
})

test('a row with approval under a limit for each is refused, unless it says that it has none', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())
  const rows = [{ requireApproval: true }, { requireApproval: true, limit: null }]

  const { outcomes } = await collect(client.createInviteLinks(CHAT, rows, { each: { limit: 5 } }))

  expect(outcomes[0]?.error).toMatchObject({ option: 'limit', received: 5 })
  expect(outcomes[1]?.error).toBeUndefined()
  expect(sent).toEqual([{ chat_id: CHAT, creates_join_request: true }])
})

test('what goes for each is that of the moment in which it was handed in', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())
  const each = { title: 'Guest' }

  const bulk = client.createInviteLinks(CHAT, [{}], { each })
  each.title = 'Somebody else'
  await collect(bulk)

  expect(sent).toEqual([{ chat_id: CHAT, name: 'Guest' }])
})

test.each<[name: string, row: unknown, option: string]>([
  ['a title that is too long', { title: 'x'.repeat(33) }, 'title'],
  ['a limit with approval', { limit: 5, requireApproval: true }, 'limit'],
  ['approval that is null', { requireApproval: null }, 'requireApproval'],
  ['an expiry in the past', { expireAt: new Date(0) }, 'expireAt'],
  ['two expiries', { expireAt: new Date('2030-01-01'), expireIn: { days: 1 } }, 'expireIn'],
  ['a name that is no option', { email: 'ada@example.org' }, 'email'],
  ['text', 'Ada', 'options'],
  ['nothing', undefined, 'options'],
  ['null', null, 'options'],
  ['a list', ['Ada'], 'options'],
])('%s is that row’s error, and the others are made', async (_, row, option) => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())
  const rows = [{ title: 'Ada' }, row, { title: 'Grace' }] as InviteLinkRow[]

  const { outcomes, error } = await collect(client.createInviteLinks(CHAT, rows))

  expect(error).toBeUndefined()
  expect(outcomes.map(({ index, link }) => [index, link !== undefined])).toEqual([
    [0, true],
    [1, false],
    [2, true],
  ])
  expect(outcomes[1]).toEqual({ index: 1, options: row, error: expect.any(InvalidOptionsError) })
  expect(outcomes[1]?.error).toMatchObject({ option })
  expect(sent).toHaveLength(2)
})

test.each<[name: string, rows: unknown, options: unknown, option: string, message: RegExp]>([
  ['a negative count', -1, {}, 'count', /a whole number from 0, got -1/],
  ['a broken count', 2.5, {}, 'count', /got 2.5/],
  ['a count that is no number', Number.NaN, {}, 'count', /got NaN/],
  ['a count that is text', '500', {}, 'rows', /a count, or an array or any.*got "500"/],
  ['one link’s options in place of many', { title: 'Ada' }, {}, 'rows', /got an object/],
  ['nothing', undefined, {}, 'rows', /got undefined/],
  ['no lane', 1, { concurrency: 0 }, 'concurrency', /a whole number from 1, got 0/],
  ['half a lane', 1, { concurrency: 1.5 }, 'concurrency', /got 1.5/],
  ['lanes without end', 1, { concurrency: Number.POSITIVE_INFINITY }, 'concurrency', /got Infinity/],
  ['a listener that is none', 1, { onProgress: 'log' }, 'onProgress', /a function/],
  ['a signal that is none', 1, { signal: new AbortController() }, 'signal', /an AbortSignal/],
  ['a time limit of nothing', 1, { timeoutMs: 0 }, 'timeoutMs', /a positive number/],
  ['the options of a link', 1, { title: 'Ada' }, 'title', /only each, concurrency, onProgress, signal, timeoutMs/],
  ['a misspelt option', 1, { concurency: 2 }, 'concurency', /did you mean `concurrency`/],
  ['options that are null', 1, null, 'options', /an object/],
  ['options that are none', 1, 5, 'options', /an object/],
])('%s is refused before anything is made', async (_, rows, options, option, message) => {
  const bulk = client.createInviteLinks(CHAT, rows as number, options as CreateInviteLinksOptions)

  const { outcomes, error } = await collect(bulk)

  expect(outcomes).toEqual([])
  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error).toMatchObject({ option, message: expect.stringMatching(message) })
})

test('a chat that cannot be one is refused before anything is made', async () => {
  const { outcomes, error } = await collect(client.createInviteLinks('chess club', 1))

  expect(outcomes).toEqual([])
  expect(error).toMatchObject({ option: 'chatId', message: expect.stringContaining('to be a chat id') })
})

test('links are made for the chat that a text of digits means', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  await collect(client.createInviteLinks('-1001234567890', 1))

  expect(sent).toEqual([{ chat_id: -1001234567890 }])
})

test.each<[name: string, each: unknown, option: string, message: RegExp]>([
  ['a limit with approval', { limit: 1, requireApproval: true }, 'limit', /left out beside/],
  ['an expiry in the past', { expireAt: new Date(0) }, 'expireAt', /in the future/],
  ['a misspelt setting', { name: 'Ada' }, 'name', /did you mean `title`/],
  ['no settings at all', 5, 'each', /an object, for a link/],
  ['null', null, 'each', /an object, for a link/],
])('%s for each is refused before anything is asked for', async (_, each, option, message) => {
  let isAsked = false
  function* rows() {
    isAsked = true
    yield {}
  }
  const options = { each } as CreateInviteLinksOptions

  const { error } = await collect(client.createInviteLinks(CHAT, rows(), options))

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error).toMatchObject({ option, message: expect.stringMatching(message) })
  expect(isAsked).toBe(false)
})
