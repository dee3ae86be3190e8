import { expect, test } from 'vitest'
import { aScene, BOT_ID, badRequest, CHAT, saidBy, URL_ROOT } from '../scene'

const TOMORROW = 1_803_988_800
const LIMIT_WITH_APPROVAL = badRequest("member limit can't be specified for links requiring administrator approval")

test('a link is made with what was asked for', async () => {
  const { ask, chat, bot } = aScene()

  const said = await ask('createChatInviteLink', {
    chat_id: CHAT,
    name: 'Spring',
    expire_date: TOMORROW,
    member_limit: 5,
  })

  expect(said).toMatchObject({
    ok: true,
    result: { name: 'Spring', creator: { id: BOT_ID }, expire_date: TOMORROW, member_limit: 5 },
  })
  expect(chat.links).toMatchObject([{ creator: bot, title: 'Spring', limit: 5, requiresApproval: false }])
})

test('a link with approval is made without a limit', async () => {
  const { ask } = aScene()

  const said = await ask('createChatInviteLink', { chat_id: CHAT, creates_join_request: true, member_limit: 0 })

  expect(said).toMatchObject({ ok: true, result: { creates_join_request: true } })
  expect(said.result).not.toHaveProperty('member_limit')
})

test('creating looks at the limit before the chat, editing after it', async () => {
  const { telegram, bot, ask } = aScene()
  telegram.startPrivateChat(bot, telegram.addUser({ id: 2001 }))
  const params = { chat_id: 2001, member_limit: 5, creates_join_request: true }

  const [created, edited] = [await ask('createChatInviteLink', params), await ask('editChatInviteLink', params)]

  expect(created).toEqual(LIMIT_WITH_APPROVAL)
  expect(edited).toEqual(badRequest("can't invite members to a private chat"))
})

test('creating looks at the encoding before the rights', async () => {
  const { telegram, chat, bot } = aScene()
  chat.demote(bot)

  const response = await telegram.fetch(`${URL_ROOT}/createChatInviteLink?chat_id=${CHAT}&name=%C3%28`)

  expect(await saidBy(response)).toEqual(badRequest('strings must be encoded in UTF-8'))
})

test('creating looks at the rights before Telegram looks at the date', async () => {
  const { chat, bot, ask } = aScene()
  chat.demote(bot)

  const said = await ask('createChatInviteLink', { chat_id: CHAT, expire_date: 1 })

  expect(said).toEqual(badRequest('not enough rights to manage chat invite link'))
})

test('an expiry at this very moment has passed', async () => {
  const { ask } = aScene()

  const said = await ask('createChatInviteLink', { chat_id: CHAT, expire_date: 1_803_902_400 })

  expect(said).toEqual(badRequest('EXPIRE_DATE_INVALID'))
})

test('editing replaces all four settings', async () => {
  const { ask, chat, bot } = aScene()
  const link = chat.addLink({ creator: bot, title: 'Old', limit: 10, expireAt: new Date('2030-01-01T00:00:00Z') })

  const said = await ask('editChatInviteLink', { chat_id: CHAT, invite_link: link.url, name: 'New' })

  expect(said).toMatchObject({ ok: true, result: { invite_link: link.url, name: 'New' } })
  expect(said.result).not.toHaveProperty('expire_date')
  expect(link).toMatchObject({ title: 'New', limit: null, expiresAt: null, requiresApproval: false })
})

test('editing a subscription link by its own method replaces the name only', async () => {
  const { ask, chat, bot } = aScene()
  const subscription = { periodMs: 2_592_000_000, price: 500 }
  const link = chat.addLink({ creator: bot, title: 'Old', subscription })

  const said = await ask('editChatSubscriptionInviteLink', { chat_id: CHAT, invite_link: link.url })

  expect(said).toMatchObject({ ok: true, result: { subscription_period: 2_592_000, subscription_price: 500 } })
  expect(link).toMatchObject({ title: '', subscription })
})

test('editing looks at rights, then the limit, then the link', async () => {
  const { ask, chat, bot } = aScene()
  const wrong = { chat_id: CHAT, member_limit: 5, creates_join_request: true }

  const withRights = await ask('editChatInviteLink', wrong)
  chat.demote(bot)
  const without = await ask('editChatInviteLink', wrong)

  expect(withRights).toEqual(LIMIT_WITH_APPROVAL)
  expect(without).toEqual(badRequest('not enough rights to manage chat invite link'))
})

test.each([['editChatInviteLink'], ['editChatSubscriptionInviteLink'], ['revokeChatInviteLink']])(
  '%s needs a link that the chat has',
  async (method) => {
    const { telegram, bot, ask } = aScene()
    const elsewhere = telegram.addChat({ type: 'channel' }).addLink({ creator: bot })

    const said = [
      await ask(method, { chat_id: CHAT }),
      await ask(method, { chat_id: CHAT, invite_link: 'https://t.me/+bogus' }),
      await ask(method, { chat_id: CHAT, invite_link: 'nonsense' }),
      await ask(method, { chat_id: CHAT, invite_link: elsewhere.url }),
    ]

    expect(said).toEqual([
      badRequest('invite link must be non-empty'),
      badRequest('INVITE_HASH_EXPIRED'),
      badRequest('INVITE_HASH_EXPIRED'),
      badRequest('INVITE_HASH_EXPIRED'),
    ])
  },
)

test('a revoked link keeps its settings', async () => {
  const { ask, chat, bot } = aScene()
  const link = chat.addLink({ creator: bot, title: 'Old', limit: 10 })

  const said = await ask('revokeChatInviteLink', { chat_id: CHAT, invite_link: link.url })

  expect(said).toMatchObject({ ok: true, result: { name: 'Old', member_limit: 10, is_revoked: true } })
  expect(link.isRevoked).toBe(true)
})

test('a primary link that is revoked is answered with, and another takes its place', async () => {
  const { ask, chat, bot } = aScene()
  const { url } = chat.addLink({ creator: bot, isPrimary: true })

  const revoked = await ask('revokeChatInviteLink', { chat_id: CHAT, invite_link: url })
  const described = await ask('getChat', { chat_id: CHAT })

  expect(revoked).toMatchObject({ ok: true, result: { invite_link: url, is_revoked: true } })
  expect(described).toMatchObject({ ok: true, result: { invite_link: chat.links[1]?.url } })
})

test('exporting makes a new primary link for the bot, and leaves the owner’s alone', async () => {
  const { ask, chat, bot, owner } = aScene()
  const former = chat.addLink({ creator: bot, isPrimary: true })
  const owners = chat.addLink({ creator: owner, isPrimary: true })

  const said = await ask('exportChatInviteLink', { chat_id: CHAT })

  expect(said).toEqual({ ok: true, result: chat.primaryLinkOf(bot)?.url })
  expect(former.isRevoked).toBe(true)
  expect(owners.isRevoked).toBe(false)
  expect(chat.primaryLinkOf(bot)).not.toBe(former)
})
