import { inspect } from 'node:util'
import { ApiError, Client, TransportError } from 'invitegram'
import { expect, test } from 'vitest'
import { botApi, CHAT, TOKEN } from '../support/bot-api'
import { aBot, aChat } from '../support/builders'
import { aPollingClient } from '../support/polling'
import { aTelegram } from '../support/telegram'

const botApiOfTheTest = botApi()

const NO_ADMINISTRATOR = 'the bot is a member, not an administrator: make it one, with the right to invite users'
const NOT_IN = 'the bot is not in the chat: add it, as an administrator with the right to invite users'
const REMOVED =
  'the bot was removed and may not come back: an administrator has to unban it, and make it an administrator with the right to invite users'
const UNASKED =
  'nobody has asked Telegram for `chat_member`: listen to `memberJoined`, and then start `client.poll()`, which asks for what is listened to, or have whatever else polls name it in `allowed_updates`'

/** A client at the emulated Telegram of `aTelegram`. */
function aScene() {
  const scene = aTelegram()
  const { telegram, bot } = scene
  const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock })
  const methods = () => telegram.calls.map(({ method }) => method).sort()
  return { ...scene, client, methods }
}

test('an administrator who may invite can do all there is around links, and is told why the rest is not so', async () => {
  const { client, chat } = aScene()

  const access = await client.getChatAccess(chat.id)

  expect(JSON.parse(JSON.stringify(access))).toEqual({
    chatId: chat.id,
    chat: { id: chat.id, type: 'supergroup', title: 'Chess club', username: null },
    botStatus: 'administrator',
    isDeleted: false,
    canManageLinks: true,
    canAnswerRequests: true,
    canSeeMembers: true,
    canAttributeJoins: true,
    canRestrictMembers: false,
    canMakeSubscriptions: false,
    isGuard: false,
    receivesJoinRequests: true,
    receivesMemberChanges: false,
    receivesAccessChanges: true,
    delivery: { by: 'polling', webhookHost: null, allowedUpdates: null, pendingUpdateCount: 0, lastError: null },
    because: {
      canRestrictMembers:
        'the bot is an administrator without the right to ban users: give it that right (`can_restrict_members`)',
      canMakeSubscriptions: 'subscription links exist in channels only',
      isGuard:
        'the chat has no guard bot: an administrator who may ban users can choose one, where new members need approval',
      receivesMemberChanges: UNASKED,
    },
  })
})

test('what is asked for is asked once, of a bot whose token tells who it is', async () => {
  const { client, chat, methods } = aScene()

  await client.getChatAccess(chat.id)

  expect(methods()).toEqual(['getChat', 'getChatMember', 'getWebhookInfo'])
})

test('on a way of another library it is asked first who the bot is', async () => {
  const { client, chat, methods } = aScene()
  const other = new Client(client.api)

  const { canManageLinks } = await other.getChatAccess(chat.id)

  expect(canManageLinks).toBe(true)
  expect(methods()).toEqual(['getChat', 'getChatMember', 'getMe', 'getWebhookInfo'])
})

test('an owner has every right, though Telegram names none', async () => {
  const { client, chat, bot } = aScene()
  chat.become(bot, { status: 'creator' })

  const access = await client.getChatAccess(chat.id)

  expect(access).toMatchObject({ botStatus: 'creator', canManageLinks: true, canRestrictMembers: true })
})

test('an administrator without the right to invite sees members, and no more', async () => {
  const { client, chat, bot } = aScene()
  chat.promote(bot, { canRestrictMembers: true })

  const access = await client.getChatAccess(chat.id)

  const missing =
    'the bot is an administrator without the right to invite users: give it that right (`can_invite_users`)'
  expect(access).toMatchObject({ canSeeMembers: true, canRestrictMembers: true, canAttributeJoins: true })
  expect(access).toMatchObject({ canManageLinks: false, canAnswerRequests: false, receivesJoinRequests: false })
  expect(access.because).toMatchObject({
    canManageLinks: missing,
    canAnswerRequests: missing,
    receivesJoinRequests: missing,
  })
})

test('that members may add people gives a bot no right to links', async () => {
  const { client, chat, bot } = aScene()
  chat.restrict(bot, { permissions: { canInviteUsers: true } })

  const access = await client.getChatAccess(chat.id)

  expect(access).toMatchObject({ botStatus: 'restricted', canManageLinks: false })
  expect(access.because.canManageLinks).toBe(NO_ADMINISTRATOR)
})

test.each([
  ['member', NO_ADMINISTRATOR],
  ['left', NOT_IN],
  ['kicked', REMOVED],
] as const)('a bot that is %s can do nothing, for one reason', async (status, reason) => {
  const { client, chat, bot } = aScene()
  chat.become(bot, status === 'left' ? { status } : { status, until: null })

  const access = await client.getChatAccess(chat.id)

  const { receivesAccessChanges, ...others } = access.because
  expect(access.botStatus).toBe(status)
  expect(Object.entries(others)).toEqual([
    ['canManageLinks', reason],
    ['canAnswerRequests', reason],
    ['canSeeMembers', reason],
    ['canAttributeJoins', reason],
    ['canRestrictMembers', reason],
    ['canMakeSubscriptions', reason],
    ['isGuard', reason],
    ['receivesJoinRequests', reason],
    ['receivesMemberChanges', reason],
  ])
  expect(receivesAccessChanges).toBeUndefined()
})

test('a chat that Telegram does not show is known by its number alone', async () => {
  const { client, chat, bot } = aScene()
  chat.ban(bot)

  const { chatId, chat: shown } = await client.getChatAccess(String(chat.id))

  expect([chatId, shown]).toEqual([chat.id, null])
})

test('a bot that is restricted and gone is not in the chat', async () => {
  const { client, chat, bot } = aScene()
  chat.rename('chess_club')
  chat.restrict(bot, { isMember: false })

  const { because } = await client.getChatAccess(chat.id)

  expect(because.canManageLinks).toBe(NOT_IN)
})

test('a public chat is shown to those outside, too, by its name', async () => {
  const { client, telegram } = aScene()
  const club = telegram.addChat({ type: 'channel', title: 'Go club', username: 'go_club' })

  const access = await client.getChatAccess('@go_club')

  expect(access).toMatchObject({ chatId: club.id, botStatus: 'left', canManageLinks: false })
  expect(access.chat).toMatchObject({ title: 'Go club', username: 'go_club' })
  expect(access.because.canManageLinks).toBe(NOT_IN)
})

test('in a public chat not every join can be told by its link', async () => {
  const { client, chat } = aScene()
  chat.rename('chess_club')

  const access = await client.getChatAccess(chat.id)

  expect(access).toMatchObject({ canSeeMembers: true, canAttributeJoins: false })
  expect(access.because.canAttributeJoins).toMatch(/^the chat is public: .* only in a private chat each link is told$/)
})

test('subscription links can be made in channels', async () => {
  const { client, telegram, bot } = aScene()
  const channel = telegram.addChat({ type: 'channel', title: 'News' })
  channel.promote(bot, { canInviteUsers: true })

  const access = await client.getChatAccess(channel.id)

  expect(access.canMakeSubscriptions).toBe(true)
  expect(access.because.isGuard).toBe('guard bots exist in supergroups only')
})

test('in a channel, too, it takes the right to invite', async () => {
  const { client, telegram, bot } = aScene()
  const channel = telegram.addChat({ type: 'channel', title: 'News' })
  channel.promote(bot)

  const { because } = await client.getChatAccess(channel.id)

  expect(because.canMakeSubscriptions).toBe(because.canManageLinks)
  expect(because.canMakeSubscriptions).toContain('without the right to invite users')
})

test('the guard of a chat knows that it is', async () => {
  const { client, chat, bot } = aScene()
  chat.guardBot = bot

  const { isGuard } = await client.getChatAccess(chat.id)

  expect(isGuard).toBe(true)
})

test('there is one guard only', async () => {
  const { client, chat, telegram } = aScene()
  chat.guardBot = telegram.addBot({ firstName: 'Cerberus' })

  const { because } = await client.getChatAccess(chat.id)

  expect(because.isGuard).toBe('another bot, Cerberus, is the guard of the chat, which has only one')
})

test('in a private chat there are neither links nor members', async () => {
  const { client, telegram, bot } = aScene()
  const ada = telegram.addUser({ firstName: 'Ada' })
  telegram.startPrivateChat(bot, ada)

  const access = await client.getChatAccess(ada.id)

  expect(access).toMatchObject({ botStatus: 'member', canManageLinks: false, receivesAccessChanges: true })
  expect(access.because.canManageLinks).toBe(
    'this is a private chat: links, requests and members exist in groups, supergroups and channels only',
  )
})

test('the direct messages of a channel have no door', async () => {
  const { client, telegram, bot } = aScene()
  const messages = telegram.addChat({ type: 'supergroup', title: 'Letters', isDirectMessages: true })
  messages.promote(bot, { canInviteUsers: true })

  const access = await client.getChatAccess(messages.id)

  expect(access).toMatchObject({ canManageLinks: false, canSeeMembers: false })
  expect(access.because.canManageLinks).toBe(
    'these are the direct messages of a channel, which nobody joins: name the channel itself',
  )
})

test('in a basic group every administrator has the right to invite', async () => {
  const { client, telegram, bot, methods } = aScene()
  const group = telegram.addChat({ type: 'group', title: 'Old club' })
  group.promote(bot)

  const access = await client.getChatAccess(group.id)

  expect(access).toMatchObject({ canManageLinks: true, canRestrictMembers: true, canAttributeJoins: true })
  expect(methods()).toEqual(['getChat', 'getChatMember', 'getChatMemberCount', 'getWebhookInfo'])
})

test('a group that became a supergroup is looked at as that', async () => {
  const { client, telegram, bot } = aScene()
  const group = telegram.addChat({ type: 'group', title: 'Old club' })
  group.promote(bot)
  const supergroup = group.upgrade()
  supergroup.demote(bot)

  const access = await client.getChatAccess(group.id)

  expect(access).toMatchObject({ chatId: supergroup.id, botStatus: 'member', canManageLinks: false })
  expect(access.chat).toMatchObject({ id: supergroup.id, type: 'supergroup' })
})

test('a group that became a supergroup without the bot goes by its new number', async () => {
  const { client, telegram, bot } = aScene()
  const group = telegram.addChat({ type: 'group', title: 'Old club' })
  group.promote(bot)
  const supergroup = group.upgrade()
  supergroup.ban(bot)

  const access = await client.getChatAccess(group.id)

  expect(access).toMatchObject({ chatId: supergroup.id, chat: null, botStatus: 'kicked' })
})

test.each([
  ['left', { status: 'left' }, NOT_IN],
  ['kicked', { status: 'kicked', until: null }, REMOVED],
] as const)('a basic group is shown to a bot that is %s', async (status, membership, reason) => {
  const { client, telegram, bot } = aScene()
  const group = telegram.addChat({ type: 'group', title: 'Old club' })
  group.become(bot, membership)

  const access = await client.getChatAccess(group.id)

  expect(access.chat).toMatchObject({ title: 'Old club' })
  expect(access).toMatchObject({ botStatus: status, because: { canManageLinks: reason } })
})

test('a deleted group is said to be deleted', async () => {
  const { client, telegram, bot } = aScene()
  const group = telegram.addChat({ type: 'group', title: 'Old club' })
  group.promote(bot)
  group.deactivate()

  const access = await client.getChatAccess(group.id)

  expect(access).toMatchObject({ isDeleted: true, botStatus: 'left', receivesAccessChanges: false })
  expect(new Set(Object.values(access.because))).toEqual(new Set(['the group was deleted: forget it']))
  expect(`${access}`.split('\n')[0]).toBe(`Old club (group ${group.id}): the group was deleted`)
})

test('a chat that Telegram does not know is an error', async () => {
  const { client } = aScene()

  const error = await client.getChatAccess(-1001111111111).catch((thrown: unknown) => thrown)

  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ reason: 'chat-not-found' })
})

test('a client that polls is sent what is listened to', async () => {
  const { client, chat, poll } = aPollingClient()
  client.on('memberJoined', () => {})
  const before = await client.getChatAccess(chat.id)
  poll()

  const { receivesMemberChanges } = await client.getChatAccess(chat.id)

  expect(before.because.receivesMemberChanges).toBe(
    'nobody has asked Telegram for `chat_member`: start `client.poll()`, which asks for what is listened to, or have whatever else polls name it in `allowed_updates`',
  )
  expect(receivesMemberChanges).toBe(true)
})

test('a webhook is sent what was asked for when it was set', async () => {
  const { client, chat } = aScene()
  await client.api.call('setWebhook', { url: 'https://bot.example/secret', allowed_updates: ['chat_member'] })

  const access = await client.getChatAccess(chat.id)

  expect(access).toMatchObject({ receivesMemberChanges: true, receivesJoinRequests: false })
  expect(access.because.receivesJoinRequests).toBe(
    'nobody has asked Telegram for `chat_join_request`: listen to `joinRequest`, and then call `client.setWebhook` again, which asks for what is listened to',
  )
  expect(JSON.stringify(access)).not.toContain('secret')
})

test('an abort rejects with its own reason', async () => {
  const { client, chat } = aScene()
  const reason = new Error('enough')

  const asking = client.getChatAccess(chat.id, { signal: AbortSignal.abort(reason) })

  await expect(asking).rejects.toBe(reason)
})

test.each([
  ['getMe', { id: 'seven' }],
  ['getChat', null],
  ['getChat', { id: CHAT }],
  ['getChatMember', 'member'],
  ['getWebhookInfo', true],
])('an answer of %s that is none is an error: %j', async (method, answer) => {
  botApiOfTheTest.answers('getMe', aBot())
  botApiOfTheTest.answers('getChat', aChat())
  botApiOfTheTest.answers('getChatMember', { status: 'member', user: aBot() })
  botApiOfTheTest.answers('getWebhookInfo', { url: '', has_custom_certificate: false, pending_update_count: 0 })
  botApiOfTheTest.answers(method, answer)
  const client = new Client(new Client(TOKEN).api)

  const error = await client.getChatAccess(CHAT).catch((thrown: unknown) => thrown)

  expect(error).toBeInstanceOf(TransportError)
  expect(error).toMatchObject({ method, reason: 'bad-answer' })
})

test('printed, it reads like advice', async () => {
  const { client, chat, bot } = aScene()
  chat.demote(bot)

  const access = await client.getChatAccess(chat.id)

  expect(inspect(access)).toBe(`${access}`)
  expect(`${access}`.split('\n')).toEqual([
    `Chess club (supergroup ${chat.id}): the bot is a member`,
    '✗ manage invite links',
    '✗ answer join requests',
    '✗ see who joins and leaves',
    '✗ tell by which link somebody came',
    '– ban people',
    '– make subscription links',
    '– be asked first, as the guard bot',
    '✗ be sent `chat_join_request`',
    '✗ be sent `chat_member`',
    `  → ${NO_ADMINISTRATOR}`,
    '✓ be sent `my_chat_member`',
    'Updates come by polling, 0 waiting',
  ])
})

test('a chat that is not shown is called by its number', async () => {
  const { client, chat, bot } = aScene()
  chat.ban(bot)

  const access = await client.getChatAccess(chat.id)

  expect(`${access}`.split('\n')[0]).toBe(`Chat ${chat.id}: the bot was removed`)
})

test('a person is called by what Telegram calls the chat with them', async () => {
  const { client, telegram, bot } = aScene()
  const ada = telegram.addUser({ firstName: 'Ada' })
  telegram.startPrivateChat(bot, ada)

  const access = await client.getChatAccess(ada.id)

  expect(`${access}`.split('\n')[0]).toBe(`Chat (private ${ada.id}): the bot is a member`)
})
