import { expect, test } from 'vitest'
import { aScene } from '../scene'

test('a link is set up as it is said to be', () => {
  const { chat, owner } = aScene()
  const expireAt = new Date('2027-04-01T00:00:00Z')

  const link = chat.addLink({
    creator: owner,
    url: 'https://t.me/+Secret',
    title: 'Spring',
    expireAt,
    limit: 5,
    isRevoked: true,
    pendingJoinRequestCount: 3,
  })

  expect(link).toMatchObject({
    url: 'https://t.me/+Secret',
    creator: owner,
    title: 'Spring',
    expiresAt: expireAt,
    limit: 5,
    requiresApproval: false,
    isPrimary: false,
    isRevoked: true,
    subscription: null,
    pendingJoinRequestCount: 3,
  })
  expect(chat.links).toEqual([link])
})

test('a link is found by every spelling of its hash', () => {
  const { chat, bot } = aScene()
  const link = chat.addLink({ creator: bot, url: 'https://t.me/+Secret' })

  expect(chat.linkBy('https://t.me/+Secret')).toBe(link)
  expect(chat.linkBy('tg:join?invite=Secret')).toBe(link)
  expect(chat.linkBy('https://t.me/+secret')).toBeUndefined()
  expect(chat.linkBy('t.me/+4912345')).toBeUndefined()
})

test.each([['t.me/chess_club'], ['t.me/+4912345'], ['']])('%j can be no link’s URL', (url) => {
  const { chat, bot } = aScene()

  const add = () => chat.addLink({ creator: bot, url })

  expect(add).toThrow(expect.objectContaining({ name: 'InvalidOptionsError', option: 'url' }))
})

test('no two links share a hash, not even across chats', () => {
  const { telegram, chat, bot } = aScene()
  chat.addLink({ creator: bot, url: 'https://t.me/+Secret' })

  const add = () => telegram.addChat({ type: 'channel' }).addLink({ creator: bot, url: 'https://t.me/joinchat/Secret' })

  expect(add).toThrow(expect.objectContaining({ name: 'InvalidOptionsError', option: 'url' }))
})

test('an unknown option is refused', () => {
  const { chat, bot } = aScene()

  const add = () => chat.addLink({ creator: bot, name: 'Spring' } as { creator: typeof bot })

  expect(add).toThrow(expect.objectContaining({ option: 'name', hint: 'did you mean `title`?' }))
})

test.each([
  ['title', { title: 5 }],
  ['expireAt', { expireAt: new Date(Number.NaN) }],
  ['expireAt', { expireAt: 1_900_000_000 }],
  ['limit', { limit: 0 }],
  ['limit', { limit: 100_000 }],
  ['limit', { limit: 5, requireApproval: true }],
  ['subscription.price', { subscription: { periodMs: 2_592_000_000, price: -1 } }],
  ['subscription.periodMs', { subscription: { price: 1 } }],
  ['creator', { creator: undefined }],
])('there is no link with such a %s', (option, options) => {
  const { chat, bot } = aScene()

  const add = () => chat.addLink({ creator: bot, ...options } as { creator: typeof bot })

  expect(add).toThrow(expect.objectContaining({ name: 'InvalidOptionsError', option }))
})

test('what a link is to its chat is not for others to change', () => {
  const { telegram, chat, bot } = aScene()
  const link = chat.addLink({ creator: bot, isPrimary: true })
  const other = telegram.addChat({ type: 'channel' })

  expect(() => Object.assign(link, { isRevoked: true })).toThrow(TypeError)
  expect(() => Object.assign(link, { isPrimary: false })).toThrow(TypeError)
  expect(() => other.revoke(link)).toThrow(expect.objectContaining({ option: 'link' }))
  expect([link.isRevoked, link.isPrimary]).toEqual([false, true])
})

test('a second primary link revokes the first, one that is revoked does not', () => {
  const { chat, bot } = aScene()
  const first = chat.addLink({ creator: bot, isPrimary: true })

  const second = chat.addLink({ creator: bot, isPrimary: true })
  chat.addLink({ creator: bot, isPrimary: true, isRevoked: true })

  expect(first.isRevoked).toBe(true)
  expect(second.isRevoked).toBe(false)
  expect(chat.primaryLinkOf(bot)).toBe(second)
})
