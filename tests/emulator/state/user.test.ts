import type { EmulatedUser } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { aScene, type Scene } from '../scene'

test('a deleted account has no name and is nobody’s username, but is still where it was', () => {
  const { telegram, chat } = aScene()
  const ada = telegram.addUser({ firstName: 'Ada', lastName: 'L', username: 'ada', bio: 'likes maps' })
  chat.add(ada)

  ada.deleteAccount()

  expect(ada).toMatchObject({ isDeleted: true, firstName: '', lastName: '', username: '', bio: '' })
  expect(chat.member(ada)?.status).toBe('member')
  expect(telegram.addUser({ username: 'ada' }).username).toBe('ada')
})

const ACTS: [name: string, act: (ada: EmulatedUser, scene: Scene) => unknown][] = [
  ['join', (ada, { chat }) => ada.join(chat)],
  ['withdraw', (ada, { chat }) => ada.withdraw(chat)],
  ['leave', (ada, { chat }) => ada.leave(chat)],
  ['cancelSubscription', (ada, { chat }) => ada.cancelSubscription(chat)],
  ['resumeSubscription', (ada, { chat }) => ada.resumeSubscription(chat)],
  ['createLink', (ada, { chat }) => ada.createLink(chat)],
  ['primaryLink', (ada, { chat }) => ada.primaryLink(chat)],
  ['approve', (ada, { chat, owner }) => ada.approve(chat, owner)],
  ['decline', (ada, { chat, owner }) => ada.decline(chat, owner)],
  ['makePublic', (ada, { chat }) => ada.makePublic(chat, 'mine')],
  ['makePrivate', (ada, { chat }) => ada.makePrivate(chat)],
  ['setJoinByRequest', (ada, { chat }) => ada.setJoinByRequest(chat, true)],
  ['setGuardBot', (ada, { chat }) => ada.setGuardBot(chat, null)],
  ['deleteChat', (ada, { chat }) => ada.deleteChat(chat)],
  ['block', (ada, { bot }) => ada.block(bot)],
  ['deleteAccount', (ada) => ada.deleteAccount()],
]

test.each(ACTS)('who has deleted their account cannot %s', (_, act) => {
  const scene = aScene()
  const { telegram, chat } = scene
  const ada = telegram.addUser()
  chat.promote(ada, { canInviteUsers: true, canRestrictMembers: true })
  ada.deleteAccount()

  expect(() => act(ada, scene)).toThrow(expect.objectContaining({ name: 'InvalidOptionsError', option: 'user' }))
})
