import { Client, InvalidOptionsError } from 'invitegram'
import { expect, test } from 'vitest'
import { CHAT } from '../support/bot-api'

const SIXTY = 'a'.repeat(60)

/** What is told of a value that was handed in for an option. */
const refuse = (received: unknown) => new InvalidOptionsError('limit', 'a whole number', received)

test.each<[string, unknown, unknown, string]>([
  ['nothing', undefined, undefined, 'undefined'],
  ['null', null, null, 'null'],
  ['a number', 1.5, 1.5, '1.5'],
  ['minus zero', -0, -0, '-0'],
  ['zero', 0, 0, '0'],
  ['not a number', Number.NaN, Number.NaN, 'NaN'],
  ['a truth value', false, false, 'false'],
  ['a short text', 'a "few"', 'a "few"', '"a \\"few\\""'],
  ['a text of sixty', SIXTY, SIXTY, `"${SIXTY}"`],
  ['a text of more', `${SIXTY}🎉`, `"${SIXTY}"… (61 characters)`, `"${SIXTY}"… (61 characters)`],
  ['a large number', 5n, '5n', '5n'],
  ['a symbol', Symbol('limit'), 'a symbol', 'a symbol'],
  ['a function', () => 5, 'a function', 'a function'],
  ['an array', [5], 'an array', 'an array'],
  ['an object', { limit: 5 }, 'an object', 'an object'],
  ['a date', new Date('2030-01-01T00:00:00Z'), '2030-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z'],
  ['a broken date', new Date(Number.NaN), 'an invalid date', 'an invalid date'],
])('of %s it shows what may be shown', (_, value, received, shown) => {
  const error = refuse(value)

  expect(error.received).toBe(received)
  expect(error.message).toBe(`Expected \`limit\` to be a whole number, got ${shown}`)
})

test('what hides in a date is not run, and not shown', () => {
  const date = Object.assign(new Date('2030-01-01T00:00:00Z'), { toISOString: () => 'surprise', getTime: () => 5 })

  expect(refuse(date).received).toBe('2030-01-01T00:00:00.000Z')
})

test('a token is told of, not shown, also in the address that it is a part of', () => {
  const error = refuse('https://api.telegram.org/bot7000000009:AAG3vErYs3cr3tHalfOfAFixtureToken00/getMe')

  expect(error.received).toBe('https://api.telegram.org/bot<token>/getMe')
})

test('options that are no object are told of by what they are for', async () => {
  const error = await new Client('1:a')
    .createInviteLink(CHAT, 'Launch day' as unknown as object)
    .catch((reason) => reason)

  expect(error.message).toBe('Expected `options` to be an object, for createInviteLink, got "Launch day"')
})

test('a hint stands behind, and is a field of its own', () => {
  const error = new InvalidOptionsError('limit', 'a whole number', 0, 'null is no limit')

  expect(error.hint).toBe('null is no limit')
  expect(error.message).toBe('Expected `limit` to be a whole number, got 0 (null is no limit)')
  expect(refuse(0).hint).toBeUndefined()
})

test.each([
  ['one letter too many', 'timeoutMss', 'timeoutMs'],
  ['one too few', 'timeoutM', 'timeoutMs'],
  ['another one', 'timeoutMz', 'timeoutMs'],
  ['two that changed places', 'tiemoutMs', 'timeoutMs'],
  ['two too many', 'timmeoutMss', 'timeoutMs'],
  ['two too few', 'timutMs', 'timeoutMs'],
  ['capitals', 'TIMEOUTMS', 'timeoutMs'],
  ['underscores', 'timeout_ms', 'timeoutMs'],
])('%s: `%s` was meant as `%s`', async (_, given, meant) => {
  const call = { [given]: 5 } as object

  const error = await new Client('1:a').getPrimaryInviteLink(CHAT, call).catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe(given)
  expect(error.hint).toBe(`did you mean \`${meant}\`?`)
})

test('what is three letters away was not meant', async () => {
  const call = { timutM: 5 } as object

  const error = await new Client('1:a').getPrimaryInviteLink(CHAT, call).catch((reason) => reason)

  expect(error.option).toBe('timutM')
  expect(error.hint).toBeUndefined()
})

// With a mask that looks at each digit anew, this takes minutes.
test('what is very long is told of, for people may hand in anything', async () => {
  const client = new Client('7000000009:AAG3')

  const creating = client.createInviteLink(CHAT, { title: '7'.repeat(300_000) })

  await expect(creating).rejects.toMatchObject({ option: 'title', hint: expect.stringContaining('300000') })
})
