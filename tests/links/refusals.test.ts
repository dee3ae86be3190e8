import { type Caller, Client, InvalidOptionsError, type InviteLink } from 'invitegram'
import { expect, test } from 'vitest'
import { CHAT } from '../support/bot-api'
import { aBot, aChatInviteLink, aUser } from '../support/builders'
import { collect } from './bulk/collect'

const URL = 'https://t.me/+AbCdEfGhIjKlMnOp'
const ALL = { title: null, expireAt: null, limit: null, requireApproval: false }
const NOON = new Date('2030-01-01T12:00:00Z')

/** A client whose every call would fail the test: what is refused is refused before. It is noon. */
function aClient() {
  const caller: Caller = { call: (method) => Promise.reject(new Error(`${method} was called`)) }
  return new Client(caller, { clock: { now: () => NOON, sleep: async () => {} } })
}

type Act = (client: Client, link: InviteLink) => Promise<unknown>

function refusal(act: Act, wire = aChatInviteLink()): Promise<Error> {
  const client = aClient()
  return act(client, client.inviteLink(CHAT, wire)).then(
    () => new Error('it was not refused'),
    (reason) => reason,
  )
}

test.each<[expected: string, Act]>([
  [
    'Expected `expireIn` to be left out beside `expireAt`, got an object (a link expires once)',
    (client) => client.createInviteLink(CHAT, { expireAt: new Date('2031-01-01'), expireIn: { days: 1 } } as object),
  ],
  [
    'Expected `expireAt` to be a moment in the future, got 2030-01-01T12:00:00.000Z (it is 2030-01-01T12:00:00.000Z now, and Telegram counts whole seconds)',
    (client) => client.createInviteLink(CHAT, { expireAt: NOON }),
  ],
  [
    "Expected `expireAt` to be a moment before 19 January 2038, got 2040-01-01T00:00:00.000Z (beyond Telegram's dates, which end in January 2038, a link would never expire)",
    (client) => client.createInviteLink(CHAT, { expireAt: new Date('2040-01-01T00:00:00Z') }),
  ],
  [
    'Expected `expireAt` to be a Date in the future, before 19 January 2038, got an invalid date',
    (client) => client.createInviteLink(CHAT, { expireAt: new Date(Number.NaN) }),
  ],
  [
    'Expected `expireAt` to be a Date in the future, before 19 January 2038, got "tomorrow"',
    (client) => client.createInviteLink(CHAT, { expireAt: 'tomorrow' } as object),
  ],
  [
    'Expected `expireAt` to be a Date in the future, before 19 January 2038, got 1893456000 (a number may mean seconds or milliseconds: make a Date of it, new Date(ms) or new Date(seconds * 1000))',
    (client) => client.createInviteLink(CHAT, { expireAt: 1_893_456_000 } as object),
  ],
  [
    "Expected `expireIn` to be a Duration that ends before 19 January 2038, got an object (beyond Telegram's dates, which end in January 2038, a link would never expire)",
    (client) => client.createInviteLink(CHAT, { expireIn: { years: 9 } }),
  ],
  [
    'Expected `expireIn` to be a Duration that ends in the future, got an object (it is 2030-01-01T12:00:00.000Z now, and Telegram counts whole seconds)',
    (client) => client.createInviteLink(CHAT, { expireIn: { seconds: 0.5 } }),
  ],
  [
    'Expected `expireIn` to be a Duration like { days: 7 }, got 5000 (for milliseconds, { seconds: ms / 1000 })',
    (client) => client.createInviteLink(CHAT, { expireIn: 5_000 } as object),
  ],
  [
    'Expected `expireIn` to be a Duration like { days: 7 }, got "7 days" (it is no object)',
    (client) => client.createInviteLink(CHAT, { expireIn: '7 days' } as object),
  ],
  [
    'Expected `title` to be text of at most 32 characters, got "a title that is one character too" (it has 33; Telegram would cut it in silence)',
    (client) => client.createInviteLink(CHAT, { title: 'a title that is one character too' }),
  ],
  [
    'Expected `title` to be valid Unicode, got "half \\ud83c" (half of a character stands alone in it)',
    (client) => client.createInviteLink(CHAT, { title: 'half \ud83c' }),
  ],
  [
    'Expected `limit` to be left out beside `requireApproval: true`, got 50 (a link is either limited or approved one by one)',
    (client) => client.createInviteLink(CHAT, { limit: 50, requireApproval: true } as object),
  ],
  [
    'Expected `limit` to be a whole number from 1 to 99,999, got 0 (null is no limit)',
    (client) => client.createInviteLink(CHAT, { limit: 0 }),
  ],
  [
    'Expected `price` to be a whole number of Telegram Stars from 1 to 10,000, got 10001',
    (client) => client.createSubscriptionLink(CHAT, { price: 10_001 }),
  ],
  [
    'Expected `limit` to be left out, as createSubscriptionLink has only title, price, got 5',
    (client) => client.createSubscriptionLink(CHAT, { price: 5, limit: 5 } as { price: number }),
  ],
  [
    'Expected `price` to be left out, as the edit of a URL has only title, expireAt, expireIn, limit, requireApproval, got 5',
    (client) => client.editInviteLink(CHAT, URL, { ...ALL, price: 5 } as object as typeof ALL),
  ],
  [
    'Expected `settings` to be an object, for the edit of a URL, got null',
    (client) => client.editInviteLink(CHAT, URL, null as unknown as typeof ALL),
  ],
  [
    'Expected `title` to be named, null for none, got undefined (Telegram resets what an edit leaves out, and cannot be asked what a URL has)',
    (client) => client.editInviteLink(CHAT, URL, { ...ALL, title: undefined } as object as typeof ALL),
  ],
  [
    'Expected `requireApproval` to be named: true or false, got undefined (Telegram resets what an edit leaves out, and cannot be asked what a URL has)',
    (client) => client.editInviteLink(CHAT, URL, { ...ALL, requireApproval: undefined } as object as typeof ALL),
  ],
  [
    'Expected `limit` to be left out, as editSubscriptionLink has only title, got 5',
    (client) => client.editSubscriptionLink(CHAT, URL, { title: 'Friends', limit: 5 } as { title: string }),
  ],
  [
    'Expected `changes` to be an object, for editSubscriptionLink, got "Friends"',
    (client) => client.editSubscriptionLink(CHAT, URL, 'Friends' as unknown as { title: string }),
  ],
  [
    'Expected `link` to be a subscription link, got "https://t.me/+AbCd…" (editInviteLink edits all others)',
    (client, link) => client.editSubscriptionLink(CHAT, link, { title: 'Friends' }),
  ],
  [
    'Expected `link` to be an InviteLink or the text of one, got 5',
    (client) => client.revokeInviteLink(CHAT, 5 as unknown as string),
  ],
  [
    'Expected `link` to be a whole invite link, got "https://t.me/+Ab…" (another administrator made it, and Telegram hides its end from bots: only they can change it)',
    (client) => client.revokeInviteLink(CHAT, 'https://t.me/+AbCdEfGh...'),
  ],
  [
    'Expected `link` to be an invite link like https://t.me/+AbCdEf…, got "addlist/AbCdEfGh" (this is a link to a chat folder, which bots cannot change)',
    (client) => client.revokeInviteLink(CHAT, 'addlist/AbCdEfGh'),
  ],
  [
    'Expected `link` to be an invite link like https://t.me/+AbCdEf…, got "https://t.me/addlist/AbCdEfGh" (this is a link to a chat folder, which bots cannot change)',
    (client) => client.revokeInviteLink(CHAT, 'https://t.me/addlist/AbCdEfGh'),
  ],
  [
    'Expected `link` to be an invite link like https://t.me/+AbCdEf…, got "https://t.me/myaddlist/AbCdEfGh"',
    (client) => client.revokeInviteLink(CHAT, 'https://t.me/myaddlist/AbCdEfGh'),
  ],
  [
    'Expected `link` to be an invite link like https://t.me/+AbCdEf…, got " https://t.me/durov" (it has white space around it)',
    (client) => client.revokeInviteLink(CHAT, ' https://t.me/durov'),
  ],
  [
    'Expected `name` to be left out, as an edit has only title, expireAt, expireIn, limit, requireApproval, got "Ada" (did you mean `title`?)',
    (_, link) => link.edit({ name: 'Ada' } as object),
  ],
  ['Expected `changes` to be an object, for an edit, got null', (_, link) => link.edit(null as unknown as object)],
  [
    'Expected `name` to be left out, as a replacement has only title, expireAt, expireIn, limit, requireApproval, got "Ada" (did you mean `title`?)',
    (_, link) => link.replace({ name: 'Ada' } as object),
  ],
  [
    "Expected `intendedFor` to be a person's id: a positive whole number, got 0",
    (_, link) => link.firstJoin({ intendedFor: 0 }),
  ],
  [
    "Expected `intendedFor` to be a person's id: a positive whole number, got 1.5",
    (_, link) => link.firstJoin({ intendedFor: 1.5 }),
  ],
  [
    "Expected `intendedFor` to be a person's id: a positive whole number, got -5",
    (_, link) => link.firstJoin({ intendedFor: -5 }),
  ],
  [
    'Expected `revoke` to be true or false, got "yes"',
    (_, link) => link.firstJoin({ revoke: 'yes' as unknown as boolean }),
  ],
])('%s', async (expected, act) => {
  const error = await refusal(act)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.message).toBe(expected)
})

test.each<[expected: string, wire: Parameters<typeof aChatInviteLink>[0], Act]>([
  [
    'Expected `link` to be a link in force, got "https://t.me/+AbCd…" (it is revoked, which is for good: make a new one)',
    { is_revoked: true },
    (_, link) => link.edit({ limit: 5 }),
  ],
  [
    'Expected `link` to be an additional link, got "https://t.me/+AbCd…" (a primary link has no settings: replacePrimaryInviteLink makes another)',
    { is_primary: true },
    (_, link) => link.edit({ limit: 5 }),
  ],
  [
    'Expected `link` to be an additional link, got "https://t.me/+AbCd…" (replacePrimaryInviteLink gives the chat another primary link)',
    { is_primary: true },
    (_, link) => link.replace(),
  ],
  [
    'Expected `link` to be one of this bot\'s own links, got "https://t.me/+AbCd…" (only the administrator who made a link can revoke it)',
    { creator: aUser() },
    (_, link) => link.replace(),
  ],
  [
    'Expected `link` to be a whole invite link, got "https://t.me/+A…" (another administrator made it, and Telegram hides its end from bots: only they can change it)',
    { invite_link: 'https://t.me/+AbCd...' },
    (_, link) => link.replace(),
  ],
  [
    'Expected `limit` to be left out beside `requireApproval: true`, got 5 (this link requires approval: name `requireApproval: false` with the limit)',
    { creates_join_request: true },
    (_, link) => link.edit({ limit: 5 }),
  ],
  [
    'Expected `expireAt` to be named for a link that has expired, got undefined (the link expired at 2030-01-01T12:00:00.000Z, and Telegram takes no past date again: name a new one, or null)',
    { expire_date: 1_893_499_200 },
    (_, link) => link.edit({ limit: 5 }),
  ],
  [
    'Expected `limit` to be left out of the edit of a subscription link, got 5 (it has only a title that can change)',
    { subscription_period: 2_592_000, subscription_price: 250 },
    (_, link) => link.edit({ limit: 5 }),
  ],
  [
    'Expected `limit` to be left out of the replacement of a subscription link, got 5 (it has only a title that can change)',
    { subscription_period: 2_592_000, subscription_price: 250 },
    (_, link) => link.replace({ limit: 5 }),
  ],
  [
    'Expected `link` to be one of this bot\'s own links, got "https://t.me/+AbCd…" (of those of others Telegram shows only the beginning: `memberJoined` tells of all who come)',
    { creator: aUser() },
    (_, link) => link.firstJoin(),
  ],
])('%s', async (expected, wire, act) => {
  const error = await refusal(act, aChatInviteLink({ creator: aBot(), ...wire }))

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.message).toBe(expected)
})

test.each<[expected: string, (client: Client) => AsyncIterable<unknown>]>([
  [
    'Expected `options` to be an object, for createInviteLinks, got "fast"',
    (client) => client.createInviteLinks(CHAT, 5, 'fast' as unknown as object),
  ],
  [
    'Expected `options` to be an object, for revokeInviteLinks, got "fast"',
    (client) => client.revokeInviteLinks([], 'fast' as unknown as object),
  ],
  [
    'Expected `links` to be an array or any (async) iterable of InviteLink objects, got an object',
    (client) => client.revokeInviteLinks(Object({})),
  ],
  [
    'Expected `links` to be an array or any (async) iterable of InviteLink objects, got null',
    (client) => client.revokeInviteLinks(null as unknown as InviteLink[]),
  ],
])('%s', async (expected, open) => {
  const { error } = await collect(open(aClient()))

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error).toHaveProperty('message', expected)
})

test('of many rows, each is refused by itself', async () => {
  const messages: (string | undefined)[] = []

  for await (const { error } of aClient().createInviteLinks(CHAT, [{ colour: 5 } as object, { limit: 0 }])) {
    messages.push(error?.message)
  }

  expect(messages).toEqual([
    'Expected `colour` to be left out, as a link has only title, expireAt, expireIn, limit, requireApproval, got 5',
    'Expected `limit` to be a whole number from 1 to 99,999, got 0 (null is no limit)',
  ])
})

test('of many links, what is none is refused by itself', async () => {
  const messages: (string | undefined)[] = []
  const stored = [null, aChatInviteLink()] as unknown as InviteLink[]

  for await (const { error } of aClient().revokeInviteLinks(stored)) messages.push(error?.message)

  expect(messages).toEqual([
    'Expected `link` to be an InviteLink, got null (client.inviteLink(chatId, stored) makes one of stored data)',
    'Expected `link` to be an InviteLink, got an object (client.inviteLink(chatId, stored) makes one of stored data)',
  ])
})

test('a title of exactly 32 characters is none too long', async () => {
  const error = await refusal((client) =>
    client.createInviteLink(CHAT, { title: '🎉'.repeat(32), expireIn: { days: 1 } }),
  )

  expect(error.message).toBe('createChatInviteLink was called')
})

test.each<[expected: string, stored: unknown]>([
  ['a stored invite link: its JSON, or what Telegram sent, got 5', 5],
  ['a stored invite link: its JSON, or what Telegram sent, got "{}" (JSON.parse makes an object of it)', '{}'],
  ['a stored invite link with its URL, got an object', {}],
  ['a stored invite link with its URL, got an object', aChatInviteLink({ invite_link: '' })],
  ['a stored invite link with its creator, got an object', { ...aChatInviteLink(), creator: null }],
  ['a stored invite link with its title as text, got an object', { ...aChatInviteLink(), name: 5 }],
  ['a stored invite link with a valid expiry, got an object', aChatInviteLink({ expire_date: 8_640_000_000_001 })],
  ['a stored invite link with a whole limit, got an object', aChatInviteLink({ member_limit: 1.5 })],
  ['a stored invite link with its flags, got an object', { ...aChatInviteLink(), is_revoked: 'no' }],
])('Expected `link` to be %s', async (expected, stored) => {
  const error = await refusal(async (client) => client.inviteLink(CHAT, stored as InviteLink['raw']))

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.message).toBe(`Expected \`link\` to be ${expected}`)
})

test('the last second that a date can be is an expiry that can be stored', () => {
  const link = aClient().inviteLink(CHAT, aChatInviteLink({ expire_date: 8_640_000_000_000 }))

  expect(link.expiresAt).toEqual(new Date(8_640_000_000_000_000))
})

test('a bot that knows its own id tells its links from those of other bots', async () => {
  const client = new Client('7000000009:fixture')
  const link = client.inviteLink(CHAT, aChatInviteLink({ creator: aBot({ id: 5 }) }))

  const error = await link.firstJoin().catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.expected).toBe("one of this bot's own links")
})
