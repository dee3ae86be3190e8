import type { EmulatedChatType } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { aScene, BOT_ID, CHAT } from '../scene'

const ADA = 2001
const UNTIL = new Date('2030-03-17T17:46:40Z')

function aMember() {
  const scene = aScene()
  const ada = scene.telegram.addUser({ id: ADA })
  scene.telegram.meet(scene.bot, ada)
  const shown = async () => (await scene.ask('getChatMember', { chat_id: CHAT, user_id: ADA })).result
  return { ...scene, ada, shown }
}

test('an owner has no rights to show', async () => {
  const { ask } = aScene()

  const said = await ask('getChatMember', { chat_id: CHAT, user_id: 1001 })

  expect(said.result).toEqual({
    user: { id: 1001, is_bot: false, first_name: 'Olga' },
    status: 'creator',
    is_anonymous: false,
  })
})

test('members, with and without a subscription', async () => {
  const { chat, ada, shown } = aMember()

  chat.add(ada)
  const plain = await shown()
  chat.add(ada, { until: UNTIL })
  const paying = await shown()

  expect(plain).toEqual({ user: { id: ADA, is_bot: false, first_name: 'User' }, status: 'member' })
  expect(paying).toMatchObject({ status: 'member', until_date: 1_900_000_000 })
})

test('who is banned, for ever or until a date', async () => {
  const { chat, ada, shown } = aMember()

  chat.ban(ada)
  const forEver = await shown()
  chat.ban(ada, { until: UNTIL })
  const forNow = await shown()

  expect(forEver).toMatchObject({ status: 'kicked', until_date: 0 })
  expect(forNow).toMatchObject({ status: 'kicked', until_date: 1_900_000_000 })
})

test('who is restricted shows what is left', async () => {
  const { chat, ada, shown } = aMember()

  chat.restrict(ada, { permissions: { canSendMessages: true }, until: UNTIL })
  const inside = await shown()
  chat.restrict(ada, { isMember: false })
  const outside = await shown()

  expect(inside).toMatchObject({
    status: 'restricted',
    until_date: 1_900_000_000,
    can_send_messages: true,
    can_send_media_messages: false,
    is_member: true,
  })
  expect(outside).toMatchObject({ status: 'restricted', until_date: 0, can_send_messages: false, is_member: false })
})

test.each<[EmulatedChatType, string[]]>([
  ['channel', ['can_post_messages', 'can_edit_messages', 'can_manage_direct_messages']],
  ['supergroup', ['can_pin_messages', 'can_manage_topics', 'can_manage_tags']],
  ['group', ['can_pin_messages', 'can_manage_tags']],
])('in a %s administrators have %j beside the common rights', async (type, particular) => {
  const { ask, telegram, bot } = aScene()
  const chat = telegram.addChat({ type })
  chat.promote(bot)

  const { result } = await ask('getChatMember', { chat_id: chat.id, user_id: BOT_ID })

  const rights = Object.keys(result ?? {}).filter((name) => name.startsWith('can_'))
  expect(new Set(rights)).toEqual(
    new Set([
      ...particular,
      'can_be_edited',
      'can_manage_chat',
      'can_change_info',
      'can_delete_messages',
      'can_invite_users',
      'can_restrict_members',
      'can_promote_members',
      'can_manage_video_chats',
      'can_post_stories',
      'can_edit_stories',
      'can_delete_stories',
      'can_send_welcome_messages',
      'can_manage_voice_chats',
    ]),
  )
})

test('an administrator has exactly the rights that were granted', async () => {
  const { ask, chat, bot } = aScene()
  chat.promote(bot, { canInviteUsers: true, canPinMessages: undefined, isAnonymous: true })

  const said = await ask('getChatMember', { chat_id: CHAT, user_id: BOT_ID })

  expect(said).toMatchObject({
    result: {
      status: 'administrator',
      can_be_edited: false,
      can_manage_chat: true,
      can_invite_users: true,
      can_pin_messages: false,
      can_change_info: false,
      is_anonymous: true,
    },
  })
})
