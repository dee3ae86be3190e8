import type { EmulatedChat } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { aScene, badRequest, CHAT, forbidden, type Scene } from '../scene'

test.each([
  ['createChatInviteLink'],
  ['exportChatInviteLink'],
  ['createChatSubscriptionInviteLink'],
  ['editChatInviteLink'],
  ['editChatSubscriptionInviteLink'],
  ['revokeChatInviteLink'],
  ['getChat'],
  ['getChatMemberCount'],
])('%s needs a chat_id before anything else', async (method) => {
  const { ask } = aScene()

  const said = await ask(method)

  expect(said).toEqual(badRequest('chat_id is empty'))
})

test.each([['0'], ['abc'], ['https://t.me/public_club'], ['-1009999999999'], ['@'], ['@nobody'], ['@ada_reads']])(
  'a chat_id of %s leads to no chat',
  async (chat_id) => {
    const { telegram, bot, ask } = aScene()
    const ada = telegram.addUser({ username: 'ada_reads' })
    telegram.startPrivateChat(bot, ada)

    const said = await ask('getChat', { chat_id })

    expect(said).toEqual(badRequest('chat not found'))
  },
)

test('a chat that the bot has never had to do with is unknown to it', async () => {
  const { telegram, ask } = aScene()
  const elsewhere = telegram.addChat({ type: 'supergroup' })

  const said = await ask('getChat', { chat_id: elsewhere.id })

  expect(said).toEqual(badRequest('chat not found'))
})

test('public chats and bots are found by their names, in any case', async () => {
  const { telegram, ask } = aScene()
  const club = telegram.addChat({ type: 'channel', username: 'Public_Club' })
  const other = telegram.addBot({ username: 'other_bot' })

  const [chat, bot] = [
    await ask('getChat', { chat_id: '@public_CLUB' }),
    await ask('getChat', { chat_id: '@OTHER_bot' }),
  ]

  expect(chat).toMatchObject({ ok: true, result: { id: club.id } })
  expect(bot).toMatchObject({ ok: true, result: { id: other.id, type: 'private' } })
})

interface Place {
  where: string
  arrange(scene: Scene): EmulatedChat
  write: object
  read: object
  members: object
}

const OK = { ok: true }

/** The bot is somewhere, or has been. */
function place(
  { telegram, bot }: Scene,
  type: EmulatedChat['type'],
  put: (chat: EmulatedChat) => void,
  username?: string,
) {
  const chat = telegram.addChat({ type, username })
  chat.promote(bot, { canInviteUsers: true })
  put(chat)
  return chat
}

const PLACES: Place[] = [
  {
    where: 'a private supergroup that it left',
    arrange: (scene) => place(scene, 'supergroup', (chat) => chat.remove(scene.bot)),
    write: forbidden('bot is not a member of the supergroup chat'),
    read: forbidden('bot is not a member of the supergroup chat'),
    members: forbidden('bot is not a member of the supergroup chat'),
  },
  {
    where: 'a public supergroup that it left',
    arrange: (scene) => place(scene, 'supergroup', (chat) => chat.remove(scene.bot), 'public_club'),
    write: forbidden('bot is not a member of the supergroup chat'),
    read: OK,
    members: OK,
  },
  {
    where: 'a public channel it was banned from',
    arrange: (scene) => place(scene, 'channel', (chat) => chat.ban(scene.bot), 'public_club'),
    write: forbidden('bot was kicked from the channel chat'),
    read: forbidden('bot was kicked from the channel chat'),
    members: forbidden('bot was kicked from the channel chat'),
  },
  {
    where: 'a basic group it was banned from',
    arrange: (scene) => place(scene, 'group', (chat) => chat.ban(scene.bot)),
    write: forbidden('bot was kicked from the group chat'),
    read: OK,
    members: forbidden('bot was kicked from the group chat'),
  },
  {
    where: 'a basic group that it left',
    arrange: (scene) => place(scene, 'group', (chat) => chat.remove(scene.bot)),
    write: forbidden('bot is not a member of the group chat'),
    read: OK,
    members: forbidden('bot is not a member of the group chat'),
  },
  {
    where: 'a basic group that was deleted',
    arrange: (scene) => place(scene, 'group', (chat) => chat.deactivate()),
    write: forbidden('the group chat was deleted'),
    read: OK,
    members: forbidden('the group chat was deleted'),
  },
  {
    where: 'a basic group that became a supergroup',
    arrange: (scene) => place(scene, 'group', (chat) => chat.upgrade({ id: -1_001_111_111_111 })),
    write: {
      ...badRequest('group chat was upgraded to a supergroup chat'),
      parameters: { migrate_to_chat_id: -1_001_111_111_111 },
    },
    read: OK,
    members: {
      ...badRequest('group chat was upgraded to a supergroup chat'),
      parameters: { migrate_to_chat_id: -1_001_111_111_111 },
    },
  },
  {
    where: 'a supergroup where it is restricted, but in',
    arrange: (scene) => place(scene, 'supergroup', (chat) => chat.restrict(scene.bot)),
    write: badRequest('not enough rights to manage chat invite link'),
    read: OK,
    members: OK,
  },
  {
    where: 'a supergroup where it is restricted, and out',
    arrange: (scene) => place(scene, 'supergroup', (chat) => chat.restrict(scene.bot, { isMember: false })),
    write: forbidden('bot is not a member of the supergroup chat'),
    read: forbidden('bot is not a member of the supergroup chat'),
    members: forbidden('bot is not a member of the supergroup chat'),
  },
]

test.each(PLACES)('what a bot may do in $where', async ({ arrange, write, read, members }) => {
  const scene = aScene()
  const { id: chat_id } = arrange(scene)

  const said = {
    write: await scene.ask('exportChatInviteLink', { chat_id }),
    read: await scene.ask('getChat', { chat_id }),
    members: await scene.ask('getChatMemberCount', { chat_id }),
  }

  expect(said).toMatchObject({ write, read, members })
})

test('with somebody who deleted their account nothing can be done, but they can be looked at', async () => {
  const { telegram, bot, ask } = aScene()
  const gone = telegram.addUser({ id: 2999, firstName: '', isDeleted: true })
  telegram.startPrivateChat(bot, gone)

  const [write, read] = [await ask('createChatInviteLink', { chat_id: 2999 }), await ask('getChat', { chat_id: 2999 })]

  expect(write).toEqual(forbidden('user is deactivated'))
  expect(read).toMatchObject({ ok: true, result: { id: 2999, first_name: '' } })
})

test('a bot that owns the chat has every right', async () => {
  const { telegram, bot, ask } = aScene()
  const own = telegram.addChat({ type: 'supergroup', owner: bot })

  const said = await ask('createChatInviteLink', { chat_id: own.id })

  expect(said.ok).toBe(true)
})

test('in a basic group every administrator may invite', async () => {
  const { telegram, bot, ask } = aScene()
  const group = telegram.addChat({ type: 'group' })
  group.promote(bot)

  const said = await ask('createChatInviteLink', { chat_id: group.id })

  expect(said.ok).toBe(true)
})

test('that members may add people does not let a bot manage links', async () => {
  const { telegram, bot, ask } = aScene()
  const group = telegram.addChat({ type: 'group', permissions: { canInviteUsers: true } })
  group.add(bot)

  const said = await ask('createChatInviteLink', { chat_id: group.id })

  expect(said).toEqual(badRequest('not enough rights to manage chat invite link'))
})

test('an administrator without the right may not manage links', async () => {
  const { chat, bot, ask } = aScene()
  chat.promote(bot, { canChangeInfo: true })

  const said = await ask('revokeChatInviteLink', { chat_id: CHAT })

  expect(said).toEqual(badRequest('not enough rights to manage chat invite link'))
})
