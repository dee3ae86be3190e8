import { expect, test } from 'vitest'
import { aScene, NOW } from '../scene'

test('it tells who is in, and who may not come back', () => {
  const { telegram, chat, bot, owner } = aScene()
  const [ada, grace, joan] = [telegram.addUser(), telegram.addUser(), telegram.addUser()]
  chat.add(ada)
  chat.ban(grace)
  chat.remove(joan)

  expect(chat.members.map(({ user }) => user)).toEqual([owner, bot, ada])
  expect(chat.banned.map(({ user }) => user)).toEqual([grace])
  expect(chat.memberCount).toBe(3)
})

test('an administrator who is demoted is a plain member', () => {
  const { chat, bot } = aScene()

  chat.demote(bot)

  expect(chat.member(bot)).toEqual({ user: bot, status: 'member', until: null })
})

test('a right that does not exist is refused, and the right one suggested', () => {
  const { chat, bot } = aScene()

  const promote = () => chat.promote(bot, { canInviteUser: true } as object)

  expect(promote).toThrow(expect.objectContaining({ option: 'canInviteUser', hint: 'did you mean `canInviteUsers`?' }))
})

test('who asks to be let in waits, with the time and the link; asking again changes both', () => {
  const { telegram, chat, bot } = aScene()
  const ada = telegram.addUser()
  const link = chat.addLink({ creator: bot, requireApproval: true })

  const first = chat.addPendingRequest(ada, { link })
  const countBefore = link.pendingJoinRequestCount
  const second = chat.addPendingRequest(ada)

  expect(first).toEqual({ user: ada, link, date: NOW })
  expect(countBefore).toBe(1)
  expect(link.pendingJoinRequestCount).toBe(0)
  expect(chat.pendingRequests).toEqual([second])
})

test('who is added waits no more', () => {
  const { telegram, chat } = aScene()
  const ada = telegram.addUser()
  chat.addPendingRequest(ada)

  chat.add(ada)

  expect(chat.pendingRequests).toEqual([])
})

test('a basic group becomes a supergroup with the same people, links and name', () => {
  const { telegram, bot, owner } = aScene()
  const ada = telegram.addUser()
  const group = telegram.addChat({ type: 'group', title: 'Few', owner, permissions: { canInviteUsers: false } })
  group.promote(bot)
  group.ban(ada)
  const link = group.addLink({ creator: bot, isPrimary: true })

  const supergroup = group.upgrade({ id: -1_001_111_111_111 })

  expect(supergroup).toMatchObject({ type: 'supergroup', id: -1_001_111_111_111, title: 'Few' })
  expect(supergroup.permissions.canInviteUsers).toBe(false)
  expect(supergroup.members.map(({ user, status }) => [user.id, status])).toEqual([
    [owner.id, 'creator'],
    [bot.id, 'administrator'],
  ])
  expect(supergroup.banned).toHaveLength(1)
  expect(supergroup.primaryLinkOf(bot)).toBe(link)
  expect(group.upgradedTo).toBe(supergroup)
  expect(telegram.chat(-1_001_111_111_111)).toBe(supergroup)
})

test('only a basic group can be upgraded, and only once', () => {
  const { telegram, chat } = aScene()
  const group = telegram.addChat({ type: 'group' })
  group.upgrade()

  expect(() => group.upgrade()).toThrow(expect.objectContaining({ option: 'upgrade' }))
  expect(() => chat.upgrade()).toThrow(expect.objectContaining({ option: 'upgrade' }))
})
