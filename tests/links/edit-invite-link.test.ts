import type { ChatInviteLink } from '@grammyjs/types'
import {
  type AllInviteLinkSettings,
  ApiError,
  Client,
  type Clock,
  type EditInviteLinkChanges,
  type EditSubscriptionLinkChanges,
  InvalidOptionsError,
} from 'invitegram'
import { expect, test } from 'vitest'
import { botApi, CHAT, TOKEN } from '../support/bot-api'
import { aChatInviteLink } from '../support/builders'

const URL = 'https://t.me/+AbCdEfGhIjKlMnOp'
const telegram = botApi()
const clock: Clock = { now: () => new Date('2029-12-31T22:00:00Z'), sleep: async () => {} }
const client = new Client(TOKEN, { clock })

/** A link that stands as Telegram last told it. */
const aLink = (overrides: Partial<ChatInviteLink> = {}) => client.inviteLink(CHAT, aChatInviteLink(overrides))

test('an expiry goes as well when the time until it is named as none', async () => {
  const settings = { name: 'Old', expire_date: 1_893_456_000 }
  const sent = telegram.answers('editChatInviteLink', aChatInviteLink({ name: 'Old' }))

  await aLink(settings).edit({ expireIn: null })

  expect(sent).toEqual([{ chat_id: CHAT, invite_link: URL, name: 'Old', creates_join_request: false }])
})

test('an edit sends along what it does not name, for Telegram would reset it', async () => {
  const settings = { name: 'Old', expire_date: 1_893_456_000, member_limit: 10 }
  const sent = telegram.answers('editChatInviteLink', aChatInviteLink({ ...settings, name: 'New' }))

  await aLink(settings).edit({ title: 'New' })

  expect(sent).toEqual([
    {
      chat_id: CHAT,
      invite_link: URL,
      name: 'New',
      expire_date: 1_893_456_000,
      member_limit: 10,
      creates_join_request: false,
    },
  ])
})

test('null takes a setting away', async () => {
  const settings = { name: 'Old', expire_date: 1_893_456_000, member_limit: 10 }
  const sent = telegram.answers('editChatInviteLink', aChatInviteLink())

  await aLink(settings).edit({ title: null, expireAt: null, limit: null })

  expect(sent).toEqual([{ chat_id: CHAT, invite_link: URL, creates_join_request: false }])
})

test('a time to live replaces the expiry there was', async () => {
  const sent = telegram.answers('editChatInviteLink', aChatInviteLink())

  await aLink({ expire_date: 1_893_500_000 }).edit({ expireIn: { hours: 2 } })

  expect(sent).toEqual([{ chat_id: CHAT, invite_link: URL, expire_date: 1_893_456_000, creates_join_request: false }])
})

test('an edit of nothing brings the facts up to date', async () => {
  telegram.answers('editChatInviteLink', aChatInviteLink({ creates_join_request: true, pending_join_request_count: 3 }))
  const link = aLink({ creates_join_request: true })

  await link.edit({})

  expect(link.pendingJoinRequestCount).toBe(3)
})

test('an edit resolves to the same object, with the facts of the answer', async () => {
  telegram.answers('editChatInviteLink', aChatInviteLink({ name: 'As Telegram cleaned it', member_limit: 7 }))
  const link = aLink()

  const edited = await link.edit({ title: '  As Telegram   cleaned it ', limit: 7 })

  expect(edited).toBe(link)
  expect(link.title).toBe('As Telegram cleaned it')
  expect(link.limit).toBe(7)
})

test('the second of two edits in a row builds on the answer to the first', async () => {
  const sent = telegram.answers(
    'editChatInviteLink',
    aChatInviteLink({ name: 'First' }),
    aChatInviteLink({ name: 'First', member_limit: 5 }),
  )
  const link = aLink()

  await link.edit({ title: 'First' })
  await link.edit({ limit: 5 })

  expect(sent[1]).toEqual({
    chat_id: CHAT,
    invite_link: URL,
    name: 'First',
    member_limit: 5,
    creates_join_request: false,
  })
})

test('two edits at once take turns, so that neither wipes out the other', async () => {
  const sent = telegram.answers(
    'editChatInviteLink',
    aChatInviteLink({ name: 'First' }),
    aChatInviteLink({ name: 'First', member_limit: 5 }),
  )
  const link = aLink()

  await Promise.all([link.edit({ title: 'First' }), link.edit({ limit: 5 })])

  expect(sent).toMatchObject([{ name: 'First' }, { name: 'First', member_limit: 5 }])
  expect(link.limit).toBe(5)
})

test('an edit that fails changes nothing, and does not stand in the way of the next', async () => {
  telegram.answers('editChatInviteLink', aChatInviteLink({ name: 'First' }))
  const link = aLink()
  const first = link.edit({ title: 'First' })
  const failed = link.edit({ title: 'x'.repeat(33) })
  const last = link.edit({ limit: 5 })

  await expect(failed).rejects.toThrow(InvalidOptionsError)
  await first
  await last

  expect(telegram.requests.map(({ body }) => body)).toMatchObject([
    { name: 'First' },
    { name: 'First', member_limit: 5 },
  ])
})

test('an edit that Telegram refuses changes nothing either', async () => {
  telegram.refuses('editChatInviteLink', { error_code: 400, description: 'Bad Request: INVITE_HASH_EXPIRED' })
  const link = aLink({ name: 'Old' })

  const error = await link.edit({ title: 'New' }).catch((reason) => reason)

  expect(error).toBeInstanceOf(ApiError)
  expect(error.reason).toBe('link-gone')
  expect(link.title).toBe('Old')
})

test('approval takes the limit away, which Telegram allows only without', async () => {
  const sent = telegram.answers('editChatInviteLink', aChatInviteLink({ creates_join_request: true }))

  await aLink({ member_limit: 10 }).edit({ requireApproval: true })

  expect(sent).toEqual([{ chat_id: CHAT, invite_link: URL, creates_join_request: true }])
})

test('a limit on a link that requires approval needs approval to be ended in the same edit', async () => {
  const sent = telegram.answers('editChatInviteLink', aChatInviteLink({ member_limit: 5 }))
  const link = aLink({ creates_join_request: true })

  const error = await link.edit({ limit: 5 }).catch((reason) => reason)
  await link.edit({ limit: 5, requireApproval: false })

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.message).toContain('name `requireApproval: false` with the limit')
  expect(sent).toEqual([{ chat_id: CHAT, invite_link: URL, member_limit: 5, creates_join_request: false }])
})

test('a link that requires approval goes on to do so', async () => {
  const sent = telegram.answers('editChatInviteLink', aChatInviteLink({ creates_join_request: true, name: 'Gate' }))

  await aLink({ creates_join_request: true }).edit({ title: 'Gate', limit: null })

  expect(sent).toEqual([{ chat_id: CHAT, invite_link: URL, name: 'Gate', creates_join_request: true }])
})

test('an expired link is edited only with a new expiry, or with none', async () => {
  const sent = telegram.answers('editChatInviteLink', aChatInviteLink({ name: 'New' }))
  const expired = { expire_date: 1_893_448_800 }

  const error = await aLink(expired)
    .edit({ title: 'New' })
    .catch((reason) => reason)
  await aLink(expired).edit({ title: 'New', expireAt: null })
  await aLink(expired).edit({ title: 'New', expireIn: { hours: 2 } })

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe('expireAt')
  expect(error.message).toContain('the link expired at 2029-12-31T22:00:00.000Z')
  expect(sent).toEqual([
    { chat_id: CHAT, invite_link: URL, name: 'New', creates_join_request: false },
    { chat_id: CHAT, invite_link: URL, name: 'New', expire_date: 1_893_456_000, creates_join_request: false },
  ])
})

test.each([
  ['a primary link', { is_primary: true }, /replacePrimaryInviteLink makes another/],
  ['a revoked link', { is_revoked: true }, /for good: make a new one/],
  ['a cut link', { invite_link: 'https://t.me/+AbCdEfGh...' }, /another administrator made it/],
])('%s is not edited, and nothing is sent', async (_, facts, hint) => {
  const error = await aLink(facts)
    .edit({ title: 'New' })
    .catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe('link')
  expect(error.message).toMatch(hint)
  expect(error.message).not.toContain('+AbCdEfGh')
  expect(telegram.requests).toEqual([])
})

test.each<[object, string, RegExp]>([
  [{ title: 5 }, 'title', /text/],
  [{ expireAt: new Date('2020-01-01') }, 'expireAt', /in the future/],
  [{ limit: 0 }, 'limit', /from 1 to 99,999/],
  [{ limit: 5, requireApproval: true }, 'limit', /beside/],
  [{ memberLimit: 5 }, 'memberLimit', /did you mean `limit`/],
])('the change %j is refused before anything is sent', async (changes, option, message) => {
  const error = await aLink()
    .edit(changes as EditInviteLinkChanges)
    .catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe(option)
  expect(error.message).toMatch(message)
})

const SUBSCRIPTION = { subscription_period: 2_592_000, subscription_price: 250 }

test('a subscription link is edited by its own method, and has a title only', async () => {
  const sent = telegram.answers('editChatSubscriptionInviteLink', aChatInviteLink({ ...SUBSCRIPTION, name: 'Patrons' }))
  const link = aLink(SUBSCRIPTION)

  await link.edit({ title: 'Patrons' })
  const error = await link.edit({ limit: 5 }).catch((reason) => reason)

  expect(sent).toEqual([{ chat_id: CHAT, invite_link: URL, name: 'Patrons' }])
  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe('limit')
  expect(error.message).toContain('it has only a title that can change')
})

test.each([[null], ['title'], [[]]])('changes that are no object are refused: %j', async (changes) => {
  const [usual, subscription] = [aLink(), aLink(SUBSCRIPTION)]

  const errors = await Promise.all(
    [usual, subscription].map((link) => link.edit(changes as EditInviteLinkChanges).catch((reason) => reason)),
  )

  expect(errors).toMatchObject([{ option: 'changes' }, { option: 'changes' }])
})

test('a subscription link keeps a title that is not named, and loses one that is null', async () => {
  const sent = telegram.answers('editChatSubscriptionInviteLink', aChatInviteLink(SUBSCRIPTION))

  await aLink({ ...SUBSCRIPTION, name: 'Patrons' }).edit({})
  await aLink({ ...SUBSCRIPTION, name: 'Patrons' }).edit({ title: null })
  await aLink(SUBSCRIPTION).edit({ expireAt: undefined })

  expect(sent).toEqual([
    { chat_id: CHAT, invite_link: URL, name: 'Patrons' },
    { chat_id: CHAT, invite_link: URL },
    { chat_id: CHAT, invite_link: URL },
  ])
})

test('through the client, a link object edits itself and stays up to date', async () => {
  telegram.answers('editChatInviteLink', aChatInviteLink({ name: 'New' }))
  const link = aLink({ name: 'Old' })

  const edited = await client.editInviteLink(CHAT, link, { title: 'New' })

  expect(edited).toBe(link)
  expect(link.title).toBe('New')
})

test('a link object of another chat is refused', async () => {
  const error = await client.editInviteLink(-100999, aLink(), { title: 'New' }).catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe('chatId')
  expect(telegram.requests).toEqual([])
})

test('a link known only by its URL is edited with all four settings named', async () => {
  const sent = telegram.answers('editChatInviteLink', aChatInviteLink({ name: 'New', member_limit: 20 }))

  const link = await client.editInviteLink(CHAT, URL, {
    title: 'New',
    expireAt: null,
    limit: 20,
    requireApproval: false,
  })

  expect(sent).toEqual([
    { chat_id: CHAT, invite_link: URL, name: 'New', member_limit: 20, creates_join_request: false },
  ])
  expect(link.title).toBe('New')
})

test('the expiry of a URL may be named as a time to live', async () => {
  const sent = telegram.answers('editChatInviteLink', aChatInviteLink())

  await client.editInviteLink(CHAT, URL, { title: null, expireIn: { hours: 2 }, limit: null, requireApproval: true })

  expect(sent).toEqual([{ chat_id: CHAT, invite_link: URL, expire_date: 1_893_456_000, creates_join_request: true }])
})

test.each([
  ['title', { expireAt: null, limit: null, requireApproval: false }],
  ['expireAt', { title: null, limit: null, requireApproval: false }],
  ['limit', { title: null, expireAt: null, requireApproval: false }],
  ['requireApproval', { title: null, expireAt: null, limit: null }],
])('a URL edited without %s is refused, for Telegram would reset it', async (missing, settings) => {
  const error = await client.editInviteLink(CHAT, URL, settings as AllInviteLinkSettings).catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe(missing)
  expect(error.message).toContain('Telegram resets what an edit leaves out')
  expect(telegram.requests).toEqual([])
})

test('editSubscriptionLink takes an object, or a URL with its title named', async () => {
  const sent = telegram.answers('editChatSubscriptionInviteLink', aChatInviteLink({ ...SUBSCRIPTION, name: 'Patrons' }))
  const link = aLink(SUBSCRIPTION)

  const edited = await client.editSubscriptionLink(CHAT, link, { title: 'Patrons' })
  const byUrl = await client.editSubscriptionLink(CHAT, URL, { title: null })

  expect(sent).toEqual([
    { chat_id: CHAT, invite_link: URL, name: 'Patrons' },
    { chat_id: CHAT, invite_link: URL },
  ])
  expect(edited).toBe(link)
  expect(byUrl.kind).toBe('subscription')
})

test.each<[object, string]>([
  [{}, 'title'],
  [{ title: 5 }, 'title'],
  [{ title: 'Patrons', price: 5 }, 'price'],
])('editSubscriptionLink of a URL refuses %j', async (changes, option) => {
  const edit = client.editSubscriptionLink(CHAT, URL, changes as EditSubscriptionLinkChanges)

  const error = await edit.catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe(option)
})

test('editSubscriptionLink refuses a link that is no subscription', async () => {
  const error = await client.editSubscriptionLink(CHAT, aLink(), { title: 'Patrons' }).catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.message).toContain('editInviteLink edits all others')
})

test.each<[unknown, RegExp]>([
  ['t.me/+123456', /a link to a phone number/],
  ['https://t.me/addlist/AbCdEf', /a link to a chat folder/],
  ['https://t.me/+AbCdEfGh...', /another administrator made it/],
  ['https://t.me/+AbCdEfGh…', /another administrator made it/],
  ['https://t.me/username', /an invite link like/],
  ['https://t.me/+AbCd=EfGhIjKlMn', /an invite link like/],
  [' https://t.me/+AbCdEfGhIjKlMnOp', /white space around it/],
  ['hello', /got "hello"/],
  ['', /got ""/],
  [undefined, /got undefined/],
  [{ url: URL }, /got an object/],
])('the link text %j is refused before anything is sent', async (text, message) => {
  const error = await client.revokeInviteLink(CHAT, text as string).catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe('link')
  expect(error.message).toMatch(message)
  expect(error.message).not.toContain('EfGhIjKlMn')
  expect(telegram.requests).toEqual([])
})

test.each([
  ['https://t.me/+AbCdEfGh', 'https://t.me/+AbCdEfGh'],
  ['https://t.me/joinchat/AbCdEfGh', 'https://t.me/joinchat/AbCdEfGh'],
  ['t.me/joinchat/AbCdEfGh', 'https://t.me/+AbCdEfGh'],
  ['tg://join?invite=AbCdEfGh', 'https://t.me/+AbCdEfGh'],
  ['HTTP://Telegram.me/+AbCdEfGh?x=1', 'https://t.me/+AbCdEfGh'],
])('the link %s goes out as %s', async (given, expected) => {
  const sent = telegram.answers('revokeChatInviteLink', aChatInviteLink({ is_revoked: true }))

  await client.revokeInviteLink(CHAT, given)

  expect(sent).toEqual([{ chat_id: CHAT, invite_link: expected }])
})
