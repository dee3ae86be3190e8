import { inspect } from 'node:util'
import type { ChatInviteLink } from '@grammyjs/types'
import { Client, type Clock, InvalidOptionsError, type InviteLinkSnapshot, type StoredInviteLink } from 'invitegram'
import { expect, test } from 'vitest'
import { CHAT, TOKEN } from '../support/bot-api'
import { aBot, aChatInviteLink, aUser } from '../support/builders'

const clock: Clock = { now: () => new Date('2029-12-31T22:00:00Z'), sleep: async () => {} }
const client = new Client(TOKEN, { clock })
const aLink = (overrides: Partial<ChatInviteLink> = {}) => client.inviteLink(CHAT, aChatInviteLink(overrides))

const FULL: ChatInviteLink = {
  invite_link: 'https://t.me/+AbCdEfGhIjKlMnOp',
  name: 'Spring campaign',
  creator: { ...aBot(), last_name: 'Smith', language_code: 'en', is_premium: true },
  expire_date: 1_893_456_000,
  member_limit: 50,
  pending_join_request_count: 3,
  creates_join_request: false,
  is_primary: false,
  is_revoked: false,
}

const FACTS: InviteLinkSnapshot = {
  chatId: -1001234567890,
  url: 'https://t.me/+AbCdEfGhIjKlMnOp',
  title: 'Spring campaign',
  creator: {
    id: 7000000009,
    isBot: true,
    firstName: 'Gatekeeper',
    lastName: 'Smith',
    username: 'gatekeeper_test_bot',
    languageCode: 'en',
    isPremium: true,
  },
  expiresAt: '2030-01-01T00:00:00.000Z',
  limit: 50,
  requiresApproval: false,
  pendingJoinRequestCount: 3,
  isPrimary: false,
  isRevoked: false,
  subscription: null,
  kind: 'additional',
  isTruncated: false,
}

test('JSON shows exactly the facts', () => {
  const link = client.inviteLink(CHAT, FULL)

  expect(JSON.parse(JSON.stringify(link))).toEqual(FACTS)
})

test('the console shows exactly the facts', () => {
  const link = client.inviteLink(CHAT, FULL)

  expect(inspect(link)).toBe(`InviteLink {
  chatId: -1001234567890,
  url: 'https://t.me/+AbCdEfGhIjKlMnOp',
  title: 'Spring campaign',
  creator: {
    id: 7000000009,
    isBot: true,
    firstName: 'Gatekeeper',
    lastName: 'Smith',
    username: 'gatekeeper_test_bot',
    languageCode: 'en',
    isPremium: true
  },
  expiresAt: 2030-01-01T00:00:00.000Z,
  limit: 50,
  requiresApproval: false,
  pendingJoinRequestCount: 3,
  isPrimary: false,
  isRevoked: false,
  subscription: null,
  kind: 'additional',
  isTruncated: false
}`)
})

test('what Telegram leaves out is null, none or false', () => {
  const link = aLink({ creator: { id: 5, is_bot: false, first_name: '' } })

  expect(link.toJSON()).toEqual({
    ...FACTS,
    title: null,
    creator: {
      id: 5,
      isBot: false,
      firstName: '',
      lastName: null,
      username: null,
      languageCode: null,
      isPremium: false,
    },
    expiresAt: null,
    limit: null,
    pendingJoinRequestCount: 0,
  })
})

test.each<[string, ChatInviteLink]>([
  ['with every setting', FULL],
  ['with none', aChatInviteLink()],
  ['with approval', aChatInviteLink({ creates_join_request: true, pending_join_request_count: 2 })],
  ['primary and revoked', aChatInviteLink({ is_primary: true, is_revoked: true })],
  ['of a subscription', aChatInviteLink({ subscription_period: 2_592_000, subscription_price: 250 })],
  ['of a person, cut', aChatInviteLink({ creator: aUser(), invite_link: 'https://t.me/+AbCdEfGh...' })],
])('a link %s comes back equal from its JSON and from the wire', (_, raw) => {
  const link = client.inviteLink(CHAT, raw)

  const fromJson = client.inviteLink(CHAT, JSON.parse(JSON.stringify(link)))
  const fromWire = client.inviteLink(String(CHAT), JSON.parse(JSON.stringify(link.raw)))

  expect(fromJson).toStrictEqual(link)
  expect(fromWire).toStrictEqual(link)
  expect(fromJson.raw).toEqual(raw)
})

test.each([[{ subscription_period: 2_592_000 }], [{ subscription_price: 250 }]])(
  'half a subscription is none: %o',
  (half) => {
    const link = aLink(half)

    expect(link.subscription).toBeNull()
    expect(link.kind).toBe('additional')
  },
)

test('a subscription tells its period in milliseconds and its price in Stars', () => {
  const link = aLink({ subscription_period: 2_592_000, subscription_price: 250 })

  expect(link.subscription).toEqual({ periodMs: 2_592_000_000, price: 250 })
  expect(link.kind).toBe('subscription')
})

test('a primary link is of its own kind', () => {
  expect(aLink({ is_primary: true }).kind).toBe('primary')
})

test('as text, a link is its URL', () => {
  expect(`${aLink()}`).toBe('https://t.me/+AbCdEfGhIjKlMnOp')
})

test('a link opens the app, and the window for passing it on', () => {
  const link = aLink()

  expect(link.deepLink).toBe('tg://join?invite=AbCdEfGhIjKlMnOp')
  expect(link.shareUrl()).toBe('https://t.me/share/url?url=https%3A%2F%2Ft.me%2F%2BAbCdEfGhIjKlMnOp')
  expect(link.shareUrl('Come in & see')).toBe(
    'https://t.me/share/url?url=https%3A%2F%2Ft.me%2F%2BAbCdEfGhIjKlMnOp&text=Come%20in%20%26%20see',
  )
})

test('for logs, most of a link is left out', () => {
  expect(aLink().masked).toBe('https://t.me/+AbCd…')
  expect(aLink({ invite_link: 'https://t.me/joinchat/AbCdEfGhIjKlMnOp' }).masked).toBe('https://t.me/joinchat/AbCd…')
  expect(aLink({ invite_link: 'https://t.me/+AbCd' }).masked).toBe('https://t.me/+A…')
})

test('a cut link leads nowhere', () => {
  const link = aLink({ invite_link: 'https://t.me/+AbCdEfGh...' })

  expect(link.isTruncated).toBe(true)
  expect(link.deepLink).toBeNull()
  expect(link.shareUrl('hello')).toBeNull()
  expect(link.isUsable()).toBe(false)
})

test("a link expires by the client's clock, or by the moment given", () => {
  const link = aLink({ expire_date: 1_893_456_000 })

  expect(link.isExpired()).toBe(false)
  expect(link.isExpired(new Date('2029-12-31T23:59:59.999Z'))).toBe(false)
  expect(link.isExpired(new Date('2030-01-01T00:00:00Z'))).toBe(true)
  expect(aLink({ expire_date: 1_893_448_800 }).isExpired()).toBe(true)
  expect(aLink().isExpired()).toBe(false)
})

test('a link is usable until it is revoked or expires', () => {
  expect(aLink({ expire_date: 1_893_456_000 }).isUsable()).toBe(true)
  expect(aLink({ expire_date: 1_893_456_000 }).isUsable(new Date('2031-01-01'))).toBe(false)
  expect(aLink({ is_revoked: true }).isUsable()).toBe(false)
})

test('the wire form of the creator is at hand, and not in the way', () => {
  const { creator } = aLink()

  expect(creator.raw).toEqual(aBot())
  expect(Object.keys(creator)).not.toContain('raw')
})

test.each<[string, unknown, string]>([
  ['text', 'https://t.me/+AbCdEfGhIjKlMnOp', 'a stored invite link'],
  ['nothing', null, 'a stored invite link'],
  ['an array', [], 'a stored invite link'],
  ['JSON that is text still', JSON.stringify(FULL), 'JSON.parse makes an object of it'],
  ['a link with a title that is no text', { ...FULL, name: 5 }, 'with its title as text'],
  ['a link with half a limit', { ...FULL, member_limit: 2.5 }, 'with a whole limit'],
  ['a link with a count that is text', { ...FULL, pending_join_request_count: '3' }, 'with a whole count of requests'],
  ['JSON with a period that is none', { ...FACTS, subscription: { price: 5 } }, 'with a whole period'],
  ['a link with half a price', { ...FULL, subscription_price: 2.5 }, 'with a whole price'],
  ['a link without a URL', { ...FULL, invite_link: undefined }, 'with its URL'],
  ['a link with an empty URL', { ...FULL, invite_link: '' }, 'with its URL'],
  ['a link without a creator', { ...FULL, creator: undefined }, 'with its creator'],
  ['a link with a creator of no id', { ...FULL, creator: {} }, 'with its creator'],
  ['a link with an invalid expiry', { ...FACTS, expiresAt: 'soon' }, 'with a valid expiry'],
  ['a link without its flags', { ...FULL, is_revoked: undefined }, 'with its flags'],
  ['JSON without a creator', { ...FACTS, creator: undefined }, 'with its creator'],
])('%s makes no link', (_, stored, expected) => {
  const make = () => client.inviteLink(CHAT, stored as StoredInviteLink)

  expect(make).toThrow(InvalidOptionsError)
  expect(make).toThrow(expected)
  expect(make).not.toThrow('AbCdEfGhIjKlMnOp')
})

test('links that differ in a fact are not equal', () => {
  const link = client.inviteLink(CHAT, FULL)

  expect(client.inviteLink(CHAT, { ...FULL, name: 'Summer' })).not.toEqual(link)
  expect(client.inviteLink(CHAT, { ...FULL, is_revoked: true })).not.toEqual(link)
  expect({ ...link }).toEqual({ ...FACTS, expiresAt: new Date('2030-01-01T00:00:00Z') })
})

test('a username is the same in upper and in lower case, and another thing than a number', () => {
  const stored = client.inviteLink('@ChessClub', FULL).toJSON()

  expect(client.inviteLink('@chessclub', stored).url).toBe(FULL.invite_link)
  expect(() => client.inviteLink(CHAT, stored)).toThrow('a number and a @username may mean one chat')
})

test('JSON of another chat makes no link', () => {
  expect(() => client.inviteLink(-100999, FACTS)).toThrow(
    'Expected `chatId` to be the chat of the link, -1001234567890, got -100999',
  )
})
