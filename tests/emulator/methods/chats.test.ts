import { expect, test } from 'vitest'
import { aScene, BOT_ID, CHAT } from '../scene'

test('a bot is told about itself', async () => {
  const { ask } = aScene()

  const said = await ask('getMe', { chat_id: 'whatever' })

  expect(said).toEqual({
    ok: true,
    result: {
      id: BOT_ID,
      is_bot: true,
      first_name: 'Porter',
      username: 'porter_bot',
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
      supports_guest_queries: false,
      can_connect_to_business: false,
      has_main_web_app: false,
      has_topics_enabled: false,
      allows_users_to_create_topics: false,
      can_manage_bots: false,
      supports_join_request_queries: false,
    },
  })
})

test('only who may invite is shown their own primary link', async () => {
  const { ask, chat, bot, owner } = aScene()
  chat.addLink({ creator: owner, isPrimary: true })
  const none = await ask('getChat', { chat_id: CHAT })
  const { url } = chat.addLink({ creator: bot, isPrimary: true })
  const shown = await ask('getChat', { chat_id: CHAT })
  chat.promote(bot, { canChangeInfo: true })
  const hidden = await ask('getChat', { chat_id: CHAT })

  expect(none.result).not.toHaveProperty('invite_link')
  expect(shown.result).toHaveProperty('invite_link', url)
  expect(hidden.result).not.toHaveProperty('invite_link')
})

test('only administrators are shown the guard, while it may let people in', async () => {
  const { ask, telegram, chat, bot } = aScene()
  const guard = telegram.addBot({ firstName: 'Guard' })
  chat.promote(guard, { canInviteUsers: true })
  chat.guardBot = guard

  const shown = await ask('getChat', { chat_id: CHAT })
  chat.demote(bot)
  const hidden = await ask('getChat', { chat_id: CHAT })
  chat.demote(guard)

  expect(shown).toMatchObject({ result: { guard_bot: { id: guard.id, is_bot: true, first_name: 'Guard' } } })
  expect(hidden.result).not.toHaveProperty('guard_bot')
  expect(chat.guardBot).toBeNull()
})

test('a bot that owns the chat is shown the guard, an outsider of a public chat is not', async () => {
  const { ask, telegram, bot } = aScene()
  const own = telegram.addChat({ type: 'supergroup', owner: bot })
  const open = telegram.addChat({ type: 'supergroup', username: 'open_club' })
  own.guardBot = bot
  open.guardBot = bot

  const [mine, theirs] = [await ask('getChat', { chat_id: own.id }), await ask('getChat', { chat_id: '@open_club' })]

  expect(mine).toMatchObject({ result: { guard_bot: { id: BOT_ID } } })
  expect(theirs.result).not.toHaveProperty('guard_bot')
  expect(theirs.result).not.toHaveProperty('invite_link')
})

test('members are counted by who is in', async () => {
  const { ask, telegram, chat } = aScene()
  const [ada, grace] = [telegram.addUser(), telegram.addUser()]
  chat.add(ada)
  chat.add(ada)
  chat.add(grace)
  chat.ban(grace)

  const said = await ask('getChatMemberCount', { chat_id: CHAT })

  expect(said).toEqual({ ok: true, result: 3 })
})

test('in a private chat there are two, with itself a bot is alone', async () => {
  const { ask, telegram, bot } = aScene()
  telegram.startPrivateChat(bot, telegram.addUser({ id: 2001 }))

  const [two, one] = [
    await ask('getChatMemberCount', { chat_id: 2001 }),
    await ask('getChatMemberCount', { chat_id: BOT_ID }),
  ]

  expect(two).toEqual({ ok: true, result: 2 })
  expect(one).toEqual({ ok: true, result: 1 })
})
