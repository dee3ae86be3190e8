import { expect, test } from 'vitest'
import { aScene, CHAT, forbidden } from '../scene'
import { aHearingScene, told } from './told'

const NOT_ALLOWED = expect.objectContaining({ name: 'InvalidOptionsError', option: 'chat' })

test('a guard is set together with joining by request, and goes with it', () => {
  const { chat, owner, bot } = aScene()

  owner.setGuardBot(chat, bot)
  const guarded = [chat.guardBot, chat.joinByRequest, bot.isGuard]
  owner.setJoinByRequest(chat, false)

  expect(guarded).toEqual([bot, true, true])
  expect([chat.guardBot, chat.joinByRequest, bot.isGuard]).toEqual([null, false, false])
})

test('a guard can be sent away while requests go on', () => {
  const { chat, owner, bot } = aScene()
  owner.setGuardBot(chat, bot)

  owner.setGuardBot(chat, null)

  expect([chat.guardBot, chat.joinByRequest]).toEqual([null, true])
})

test('only a bot that may let people in can be the guard, and only of an ordinary supergroup', () => {
  const { telegram, chat, owner, bot } = aScene()
  const channel = telegram.addChat({ type: 'channel', owner })
  const direct = telegram.addChat({ type: 'supergroup', owner, isDirectMessages: true })

  expect(() => owner.setGuardBot(chat, telegram.addBot())).toThrow(expect.objectContaining({ option: 'bot' }))
  expect(() => owner.setGuardBot(channel, bot)).toThrow(NOT_ALLOWED)
  expect(() => owner.setJoinByRequest(direct, true)).toThrow(NOT_ALLOWED)
  expect(() => telegram.addUser().setJoinByRequest(chat, true)).toThrow(NOT_ALLOWED)
  expect(() => telegram.addUser().setGuardBot(chat, bot)).toThrow(NOT_ALLOWED)
})

test('a chat of one’s own is made public and private again', () => {
  const { telegram, chat, owner } = aScene()
  const ada = telegram.addUser()

  owner.makePublic(chat, 'chess_club')
  owner.makePublic(chat, 'chess_club_2')
  const names = [ada.requestToJoin('@chess_club'), ada.requestToJoin('@chess_club_2')]
  owner.makePrivate(chat)

  expect(names).toEqual(['no such chat', 'no approval needed'])
  expect(chat.username).toBe('')
  expect(ada.join('@chess_club_2')).toBe('no such chat')
})

test('a chat keeps its name in another case, and when the one it wants is taken', () => {
  const { telegram, chat, owner } = aScene()
  telegram.addUser({ username: 'grace' })
  const ada = telegram.addUser()
  owner.makePublic(chat, 'ClubHouse')

  owner.makePublic(chat, 'clubhouse')

  expect(() => owner.makePublic(chat, 'Grace')).toThrow(expect.objectContaining({ option: 'username' }))
  expect(chat.username).toBe('clubhouse')
  expect(ada.join('@CLUBHOUSE')).toBe('joined')
})

test('a name belongs to one only, and groups have none', () => {
  const { telegram, chat, owner } = aScene()
  const group = telegram.addChat({ type: 'group', owner })
  telegram.addUser({ username: 'Ada' })

  expect(() => owner.makePublic(chat, 'ada')).toThrow(expect.objectContaining({ option: 'username' }))
  expect(() => owner.makePublic(chat, '')).toThrow(expect.objectContaining({ option: 'username' }))
  expect(() => owner.makePublic(group, 'few')).toThrow(NOT_ALLOWED)
  expect(() => telegram.addUser().makePublic(chat, 'mine')).toThrow(NOT_ALLOWED)
  expect(() => telegram.addUser().makePrivate(chat)).toThrow(NOT_ALLOWED)
})

test('a group that becomes a supergroup says so, and so does the supergroup', async () => {
  const { telegram, bot, owner } = await aHearingScene()
  const group = telegram.addChat({ type: 'group', title: 'Few', owner })
  group.add(bot)

  const supergroup = owner.upgrade(group)

  expect(told(bot)).toMatchObject([
    { message: { message_id: 1, chat: { id: group.id, type: 'group' }, migrate_to_chat_id: supergroup.id } },
    { message: { message_id: 1, chat: { id: supergroup.id }, migrate_from_chat_id: group.id } },
  ])
  expect(() => telegram.addUser().upgrade(group)).toThrow(NOT_ALLOWED)
})

test('a chat that was deleted is closed to bots too', async () => {
  const { telegram, chat, bot, owner, ask } = aScene()
  const group = telegram.addChat({ type: 'group', owner })
  group.promote(bot)

  owner.deleteChat(chat)
  owner.deleteChat(group)

  expect(await ask('exportChatInviteLink', { chat_id: CHAT })).toEqual(
    forbidden('bot is not a member of the supergroup chat'),
  )
  expect(await ask('exportChatInviteLink', { chat_id: group.id })).toEqual(forbidden('the group chat was deleted'))
  expect(() => telegram.addUser().deleteChat(group)).toThrow(NOT_ALLOWED)
})

test('in a group that has become a supergroup nobody can do anything any more', () => {
  const { telegram, owner } = aScene()
  const group = telegram.addChat({ type: 'group', owner })
  const ada = telegram.addUser()
  owner.add(group, ada)

  owner.upgrade(group)

  expect(() => owner.createLink(group)).toThrow(NOT_ALLOWED)
  expect(() => owner.ban(group, ada)).toThrow(NOT_ALLOWED)
  expect([ada.leave(group), telegram.addUser().joinThroughFolder(group)]).toEqual(['not a member', 'no such chat'])
})
