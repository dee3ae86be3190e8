import { Client, type Clock, type CreateInviteLinkOptions, InvalidOptionsError } from 'invitegram'
import { expect, test } from 'vitest'
import { botApi, CHAT, TOKEN } from '../support/bot-api'
import { aChatInviteLink } from '../support/builders'

const telegram = botApi()
const clock: Clock = { now: () => new Date('2029-12-31T22:00:00Z'), sleep: async () => {} }
const client = new Client(TOKEN, { clock })

test('a link without settings asks for nothing but the chat', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  const link = await client.createInviteLink(CHAT)

  expect(sent).toEqual([{ chat_id: -1001234567890 }])
  expect(link.url).toBe('https://t.me/+AbCdEfGhIjKlMnOp')
})

test('the smallest and the largest limit go out', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  await client.createInviteLink(CHAT, { limit: 1 })
  await client.createInviteLink(CHAT, { limit: 99_999 })

  expect(sent).toEqual([
    { chat_id: CHAT, member_limit: 1 },
    { chat_id: CHAT, member_limit: 99_999 },
  ])
})

test('every setting goes out under its own name on the wire', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  await client.createInviteLink(CHAT, {
    title: 'Spring campaign',
    expireAt: new Date('2030-01-01T00:00:00Z'),
    limit: 50,
  })

  expect(sent).toEqual([{ chat_id: CHAT, name: 'Spring campaign', expire_date: 1_893_456_000, member_limit: 50 }])
})

test('approval one by one goes out too', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  await client.createInviteLink(CHAT, { requireApproval: true, limit: null })

  expect(sent).toEqual([{ chat_id: CHAT, creates_join_request: true }])
})

test('an expiry goes out in whole Unix seconds, rounded down', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  await client.createInviteLink(CHAT, { expireAt: new Date('2030-01-01T00:00:00.900Z') })

  expect(sent).toEqual([{ chat_id: CHAT, expire_date: 1_893_456_000 }])
})

test('the last second that Telegram can keep is still taken', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  await client.createInviteLink(CHAT, { expireAt: new Date('2038-01-19T03:14:07.999Z') })

  expect(sent).toEqual([{ chat_id: CHAT, expire_date: 2_147_483_647 }])
})

test('a time to live is added to the clock at the call', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  await client.createInviteLink(CHAT, { expireIn: { hours: 2 } })
  await client.createInviteLink(CHAT, { expireIn: { hours: 1, minutes: 30, seconds: 1800 } })

  expect(sent).toEqual([
    { chat_id: CHAT, expire_date: 1_893_456_000 },
    { chat_id: CHAT, expire_date: 1_893_456_000 },
  ])
})

test('null is none, and so is an empty title', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  await client.createInviteLink(CHAT, { title: null, expireAt: null, limit: null })
  await client.createInviteLink(CHAT, { title: '', expireIn: null, expireAt: undefined, requireApproval: undefined })

  expect(sent).toEqual([{ chat_id: CHAT }, { chat_id: CHAT }])
})

test('a title is measured in code points, so 32 letters fit, and 32 emoji', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  await client.createInviteLink(CHAT, { title: 'x'.repeat(32) })
  await client.createInviteLink(CHAT, { title: '🎉'.repeat(32) })

  expect(sent).toEqual([
    { chat_id: CHAT, name: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' },
    { chat_id: CHAT, name: '🎉'.repeat(32) },
  ])
})

test('an expiry made in another realm is a Date all the same', async () => {
  const { runInNewContext } = await import('node:vm')
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  await client.createInviteLink(CHAT, { expireAt: runInNewContext('new Date(1893456000000)') })

  expect(sent).toEqual([{ chat_id: CHAT, expire_date: 1_893_456_000 }])
})

test.each<[name: string, options: object, option: string, message: RegExp]>([
  ['a title of 33 characters', { title: 'x'.repeat(33) }, 'title', /at most 32 characters.*it has 33/],
  ['a title of 33 emoji', { title: '🎉'.repeat(33) }, 'title', /it has 33/],
  ['a title that is a number', { title: 2026 }, 'title', /text.*got 2026/],
  ['a title with half a character', { title: 'a\ud83c' }, 'title', /valid Unicode/],
  ['an expiry that is a number', { expireAt: 1_893_456_000 }, 'expireAt', /seconds or milliseconds/],
  ['an expiry that is text', { expireAt: '2030-01-01' }, 'expireAt', /a Date.*got "2030-01-01"/],
  ['an invalid date', { expireAt: new Date('soon') }, 'expireAt', /got an invalid date/],
  ['an expiry in the past', { expireAt: new Date('2029-12-31T21:59:59Z') }, 'expireAt', /in the future/],
  [
    'an expiry within this very second',
    { expireAt: new Date('2029-12-31T22:00:00.999Z') },
    'expireAt',
    /whole seconds/,
  ],
  ['an expiry in 2038', { expireAt: new Date('2038-01-19T03:14:08Z') }, 'expireAt', /before 19 January 2038/],
  ['two expiries', { expireAt: new Date('2030-01-01'), expireIn: { days: 1 } }, 'expireIn', /beside `expireAt`/],
  ['an empty time to live', { expireIn: {} }, 'expireIn', /it is empty/],
  ['a time to live of nothing', { expireIn: { days: 0 } }, 'expireIn', /it is empty/],
  ['a negative time to live', { expireIn: { days: -1 } }, 'expireIn', /from 0 on/],
  ['a time to live that is no number', { expireIn: { days: Number.NaN } }, 'expireIn', /from 0 on/],
  ['half a day of the calendar', { expireIn: { days: 0.5 } }, 'expireIn', /`days` must be whole/],
  ['an unknown unit', { expireIn: { fortnights: 1 } }, 'expireIn', /`fortnights` is no unit/],
  ['a time to live that is a number', { expireIn: 3600 }, 'expireIn', /a Duration like.*for milliseconds, \{ seconds/],
  ['a time to live of part of a second', { expireIn: { seconds: 0.5 } }, 'expireIn', /in the future/],
  ['a time to live beyond 2038', { expireIn: { years: 100 } }, 'expireIn', /before 19 January 2038/],
  ['a time to live beyond all dates', { expireIn: { years: 1e9 } }, 'expireIn', /before 19 January 2038/],
  ['a limit of 0', { limit: 0 }, 'limit', /from 1 to 99,999.*null is no limit/],
  ['a limit of 100,000', { limit: 100_000 }, 'limit', /from 1 to 99,999/],
  ['a negative limit', { limit: -3 }, 'limit', /got -3/],
  ['a broken limit', { limit: 2.5 }, 'limit', /whole number/],
  ['a limit that is no number', { limit: Number.NaN }, 'limit', /got NaN/],
  ['a limit that is text', { limit: '5' }, 'limit', /got "5"/],
  ['a title that is a list', { title: ['Spring'] }, 'title', /got an array/],
  ['a limit with approval', { limit: 5, requireApproval: true }, 'limit', /beside `requireApproval: true`/],
  ['approval that is neither true nor false', { requireApproval: 'yes' }, 'requireApproval', /true or false/],
  ['no approval at all', { requireApproval: null }, 'requireApproval', /got null/],
])('%s is refused before anything is sent', async (_, options, option, message) => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  const error = await client.createInviteLink(CHAT, options as CreateInviteLinkOptions).catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe(option)
  expect(error.message).toMatch(message)
  expect(sent).toEqual([])
})

test('an error tells what was expected and what was received, as fields too', async () => {
  const error = await client.createInviteLink(CHAT, { limit: 100_000 }).catch((reason) => reason)

  expect(error).toMatchObject({ kind: 'invalid-options', option: 'limit', received: 100_000 })
  expect(error.expected).toBe('a whole number from 1 to 99,999')
  expect(error.message).toBe('Expected `limit` to be a whole number from 1 to 99,999, got 100000')
})

test.each([
  ['expires_at', 'expireAt'],
  ['expireat', 'expireAt'],
  ['expire_date', 'expireAt'],
  ['experiAt', 'expireAt'],
  ['name', 'title'],
  ['member_limit', 'limit'],
  ['creates_join_request', 'requireApproval'],
])('the unknown option %s brings up %s', async (given, meant) => {
  const options = { [given]: 5 } as CreateInviteLinkOptions

  const error = await client.createInviteLink(CHAT, options).catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe(given)
  expect(error.message).toContain(`did you mean \`${meant}\`?`)
})

test('an option like no other is refused with the names there are', async () => {
  const options = { colour: 'red' } as CreateInviteLinkOptions

  const error = await client.createInviteLink(CHAT, options).catch((reason) => reason)

  expect(error.message).toBe(
    'Expected `colour` to be left out, as createInviteLink has only title, expireAt, expireIn, limit, requireApproval, got "red"',
  )
})

test.each([['text'], [5], [null], [[]], [() => {}]])('options that are no object are refused: %s', async (options) => {
  const error = await client.createInviteLink(CHAT, options as CreateInviteLinkOptions).catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe('options')
})

test('an answer that is no link is no usable answer', async () => {
  telegram.answers('createChatInviteLink', { hello: 'world' })

  const error = await client.createInviteLink(CHAT).catch((reason) => reason)

  expect(error).toMatchObject({ kind: 'transport', reason: 'bad-answer', outcome: 'unknown' })
})
