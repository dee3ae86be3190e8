import { inspect } from 'node:util'
import type { ChatInviteLink } from '@grammyjs/types'
import { ApiError, Client, type Clock, InvalidOptionsError, ReplaceError } from 'invitegram'
import { expect, test } from 'vitest'
import { botApi, CHAT, TOKEN } from '../support/bot-api'
import { aBot, aChatInviteLink, aUser } from '../support/builders'

const URL = 'https://t.me/+AbCdEfGhIjKlMnOp'
const FRESH = 'https://t.me/+FrEsHlInKnUmBeR2'
const NO_RIGHTS = { error_code: 400, description: 'Bad Request: not enough rights to manage chat invite link' }
const telegram = botApi()
const clock: Clock = { now: () => new Date('2029-12-31T22:00:00Z'), sleep: async () => {} }
const client = new Client(TOKEN, { clock })

const aLink = (overrides: Partial<ChatInviteLink> = {}) => client.inviteLink(CHAT, aChatInviteLink(overrides))

test('a revoked link knows that it is', async () => {
  const sent = telegram.answers('revokeChatInviteLink', aChatInviteLink({ name: 'Old', is_revoked: true }))
  const link = aLink({ name: 'Old' })

  const revoked = await link.revoke()

  expect(sent).toEqual([{ chat_id: CHAT, invite_link: URL }])
  expect(revoked).toBe(link)
  expect(link.isRevoked).toBe(true)
})

test('revoking what is known to be revoked sends nothing', async () => {
  const link = aLink({ is_revoked: true })

  await link.revoke()

  expect(telegram.requests).toEqual([])
  expect(link.isRevoked).toBe(true)
})

test('of two revocations at once the second has nothing left to do', async () => {
  const sent = telegram.answers('revokeChatInviteLink', aChatInviteLink({ is_revoked: true }))
  const link = aLink()

  await Promise.all([link.revoke(), link.revoke()])

  expect(sent).toHaveLength(1)
})

test('a cut link is not revoked, and nothing is sent', async () => {
  const error = await aLink({ invite_link: 'https://t.me/+AbCdEfGh...' })
    .revoke()
    .catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.message).toContain('only they can change it')
  expect(telegram.requests).toEqual([])
})

test('through the client, an object revokes itself and a URL becomes an object', async () => {
  telegram.answers('revokeChatInviteLink', aChatInviteLink({ is_revoked: true }))
  const link = aLink()

  const same = await client.revokeInviteLink(CHAT, link)
  const other = await client.revokeInviteLink(CHAT, URL)

  expect(same).toBe(link)
  expect(other.isRevoked).toBe(true)
  expect(other.chatId).toBe(CHAT)
})

test('a replacement has the settings of the old link, which is revoked after it was made', async () => {
  telegram.answers('createChatInviteLink', aChatInviteLink({ invite_link: FRESH, name: 'Spring', member_limit: 10 }))
  telegram.answers('revokeChatInviteLink', aChatInviteLink({ is_revoked: true }))
  const link = aLink({ name: 'Spring', expire_date: 1_893_456_000, member_limit: 10 })

  const fresh = await link.replace()

  expect(telegram.requests.map(({ method, body }) => [method, body])).toEqual([
    [
      'createChatInviteLink',
      {
        chat_id: CHAT,
        name: 'Spring',
        expire_date: 1_893_456_000,
        member_limit: 10,
        creates_join_request: false,
      },
    ],
    ['revokeChatInviteLink', { chat_id: CHAT, invite_link: URL }],
  ])
  expect(fresh.url).toBe(FRESH)
  expect(fresh.title).toBe('Spring')
  expect(link.isRevoked).toBe(true)
})

test('a replacement takes changes, as an edit does', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink({ invite_link: FRESH }))
  telegram.answers('revokeChatInviteLink', aChatInviteLink({ is_revoked: true }))

  await aLink({ name: 'Spring', member_limit: 10 }).replace({ title: null, requireApproval: true })

  expect(sent).toEqual([{ chat_id: CHAT, creates_join_request: true }])
})

test('the replacement of a revoked link is only made', async () => {
  telegram.answers('createChatInviteLink', aChatInviteLink({ invite_link: FRESH }))

  const fresh = await aLink({ is_revoked: true }).replace()

  expect(fresh.url).toBe(FRESH)
  expect(telegram.requests).toHaveLength(1)
})

test('an expired link is replaced only with a new expiry, or with none', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink({ invite_link: FRESH }))
  telegram.answers('revokeChatInviteLink', aChatInviteLink({ is_revoked: true }))
  const link = aLink({ expire_date: 1_800_000_000 })

  const error = await link.replace().catch((reason) => reason)
  await link.replace({ expireAt: null })

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe('expireAt')
  expect(sent).toEqual([{ chat_id: CHAT, creates_join_request: false }])
})

test('a subscription link is replaced by a subscription link of the same price', async () => {
  const subscription = { subscription_period: 2_592_000, subscription_price: 250 }
  const sent = telegram.answers(
    'createChatSubscriptionInviteLink',
    aChatInviteLink({ ...subscription, name: 'Patrons' }),
  )
  telegram.answers('revokeChatInviteLink', aChatInviteLink({ ...subscription, is_revoked: true }))

  const fresh = await aLink({ ...subscription, name: 'Patrons' }).replace()

  expect(sent).toEqual([{ chat_id: CHAT, name: 'Patrons', subscription_period: 2_592_000, subscription_price: 250 }])
  expect(fresh.kind).toBe('subscription')
})

test('if the old link cannot be revoked, the error has both', async () => {
  telegram.answers('createChatInviteLink', aChatInviteLink({ invite_link: FRESH }))
  telegram.refuses('revokeChatInviteLink', NO_RIGHTS)
  const link = aLink()

  const error = await link.replace().catch((reason) => reason)

  expect(error).toBeInstanceOf(ReplaceError)
  expect(error).toMatchObject({ kind: 'replace', name: 'ReplaceError' })
  expect(error.link.url).toBe(FRESH)
  expect(error.old).toBe(link)
  expect(error.cause).toBeInstanceOf(ApiError)
  expect(error.message).toBe(
    'The new link https://t.me/+FrEs… was made, but the old one https://t.me/+AbCd… could not be revoked',
  )
  expect(link.isRevoked).toBe(false)
})

test('logs of that error do not let anybody in', async () => {
  telegram.answers('createChatInviteLink', aChatInviteLink({ invite_link: FRESH }))
  telegram.refuses('revokeChatInviteLink', NO_RIGHTS)

  const error = await aLink()
    .replace()
    .catch((reason) => reason)

  expect(inspect(error)).toContain('https://t.me/+FrEs…')
  expect(`${inspect(error)} ${JSON.stringify(error)}`).not.toMatch(/FrEsHlInK|AbCdEfGh/)
})

test('if the new link is refused, nothing has changed', async () => {
  telegram.refuses('createChatInviteLink', NO_RIGHTS)
  const link = aLink()

  const error = await link.replace().catch((reason) => reason)

  expect(error).toBeInstanceOf(ApiError)
  expect(telegram.requests).toHaveLength(1)
  expect(link.isRevoked).toBe(false)
})

test.each([
  ['a primary link', { is_primary: true }, /replacePrimaryInviteLink/],
  ['a cut link', { invite_link: 'https://t.me/+AbCdEfGh...' }, /another administrator made it/],
  ["a person's link", { creator: aUser() }, /only the administrator who made a link/],
  ["another bot's link", { creator: aBot({ id: 7000000002 }) }, /only the administrator who made a link/],
])('%s is not replaced, and nothing is sent', async (_, facts, message) => {
  const error = await aLink(facts)
    .replace()
    .catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.message).toMatch(message)
  expect(telegram.requests).toEqual([])
})

test("on a caller, where the bot's id is unknown, a person's link is not replaced either", async () => {
  const bare = new Client({ call: async () => Promise.reject(new Error('never asked')) })
  const link = bare.inviteLink(CHAT, aChatInviteLink({ creator: aUser() }))

  const error = await link.replace().catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe('link')
})

test('a replacement waits for the edit before it', async () => {
  telegram.answers('editChatInviteLink', aChatInviteLink({ name: 'New' }))
  const created = telegram.answers('createChatInviteLink', aChatInviteLink({ invite_link: FRESH, name: 'New' }))
  telegram.answers('revokeChatInviteLink', aChatInviteLink({ is_revoked: true }))
  const link = aLink({ name: 'Old' })

  await Promise.all([link.edit({ title: 'New' }), link.replace()])

  expect(created).toMatchObject([{ name: 'New' }])
})
