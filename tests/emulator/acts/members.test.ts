import { expect, test } from 'vitest'
import { aScene } from '../scene'
import { ADA, aHearingScene, CHESS_CLUB, NOW_SECONDS, OLGA, PORTER, told } from './told'

const NOT_ALLOWED = expect.objectContaining({ name: 'InvalidOptionsError', option: 'chat' })

test('who is added comes in by the hand of who added them', async () => {
  const { telegram, chat, bot, owner } = await aHearingScene()
  const ada = telegram.addUser({ id: 2001, firstName: 'Ada' })

  const outcomes = [owner.add(chat, ada), owner.add(chat, ada)]

  expect(outcomes).toEqual(['added', 'already a member'])
  expect(told(bot)).toMatchObject([
    { chat_member: { from: OLGA, old_chat_member: { status: 'left' }, new_chat_member: { status: 'member' } } },
    { message: { from: OLGA, new_chat_members: [ADA] } },
  ])
})

test('not everybody can be added', () => {
  const { telegram, chat, owner } = aScene()
  const [banned, busy, gone] = [
    telegram.addUser(),
    telegram.addUser({ isInTooManyChats: true }),
    telegram.addUser({ isDeleted: true }),
  ]
  owner.ban(chat, banned)

  expect([owner.add(chat, banned), owner.add(chat, busy), owner.add(chat, gone)]).toEqual([
    'banned',
    'too many chats',
    'account deleted',
  ])
})

test('in groups members may add people, as long as the chat lets them', () => {
  const { telegram, chat } = aScene()
  const closed = telegram.addChat({ type: 'supergroup', permissions: { canInviteUsers: false } })
  const channel = telegram.addChat({ type: 'channel' })
  const [ada, grace, joan] = [telegram.addUser(), telegram.addUser(), telegram.addUser()]
  for (const place of [chat, closed, channel]) place.add(ada)
  chat.restrict(joan, { permissions: { canInviteUsers: true } })

  expect(ada.add(chat, grace)).toBe('added')
  expect(joan.add(chat, telegram.addUser())).toBe('added')
  expect(() => ada.add(closed, grace)).toThrow(NOT_ALLOWED)
  expect(() => ada.add(channel, grace)).toThrow(NOT_ALLOWED)
  expect(() => telegram.addUser().add(chat, grace)).toThrow(NOT_ALLOWED)
})

test('a bot that is added hears of it as its own affair, and of the message', async () => {
  const { telegram, chat, bot, owner } = await aHearingScene()
  const other = telegram.addBot()

  const outcome = owner.add(chat, other)

  expect(outcome).toBe('added')
  expect(told(other).map((update) => Object.keys(update))).toEqual([['my_chat_member'], ['message']])
  expect(told(bot).map((update) => Object.keys(update))).toEqual([['chat_member'], ['message']])
})

test('into a channel a bot comes by being promoted', async () => {
  const { telegram, owner } = await aHearingScene()
  const channel = telegram.addChat({ type: 'channel', owner })
  const other = telegram.addBot()

  expect(() => owner.add(channel, other)).toThrow(expect.objectContaining({ option: 'who' }))
  owner.promote(channel, other, { canPostMessages: true })
  expect(told(other)).toMatchObject([
    {
      my_chat_member: {
        old_chat_member: { status: 'left' },
        new_chat_member: { status: 'administrator', can_post_messages: true },
      },
    },
  ])
})

test('who is banned is out, for good or until a date; who is unbanned is still out', async () => {
  const { telegram, chat, bot, owner } = await aHearingScene()
  const ada = telegram.addUser({ id: 2001, firstName: 'Ada' })
  chat.add(ada)

  const outcomes = [
    owner.ban(chat, ada, { until: new Date('2027-03-02T12:00:00Z') }),
    owner.ban(chat, ada),
    owner.unban(chat, ada),
    owner.unban(chat, ada),
  ]

  expect(outcomes).toEqual(['banned', 'already banned', 'unbanned', 'not banned'])
  expect(told(bot)).toMatchObject([
    {
      chat_member: {
        from: OLGA,
        old_chat_member: { user: ADA, status: 'member' },
        new_chat_member: { user: ADA, status: 'kicked', until_date: 1_803_988_800 },
      },
    },
    { message: { from: OLGA, left_chat_participant: ADA, left_chat_member: ADA } },
    { chat_member: { from: OLGA, old_chat_member: { status: 'kicked' }, new_chat_member: { status: 'left' } } },
  ])
  expect(told(bot)).toHaveLength(3)
})

test('a ban without an end shows 0, and who was not in leaves no message', async () => {
  const { telegram, chat, bot, owner } = await aHearingScene()

  owner.ban(chat, telegram.addUser())

  expect(told(bot)).toMatchObject([{ chat_member: { new_chat_member: { status: 'kicked', until_date: 0 } } }])
})

test('who leaves is told of as leaving by themselves', async () => {
  const { telegram, chat, bot } = await aHearingScene()
  const ada = telegram.addUser({ id: 2001, firstName: 'Ada' })
  chat.add(ada)

  const outcomes = [ada.leave(chat), ada.leave(chat)]

  expect(outcomes).toEqual(['left', 'not a member'])
  expect(told(bot)).toEqual([
    {
      chat_member: {
        chat: CHESS_CLUB,
        from: ADA,
        date: NOW_SECONDS,
        old_chat_member: { user: ADA, status: 'member' },
        new_chat_member: { user: ADA, status: 'left' },
      },
    },
    {
      message: {
        message_id: 1,
        from: ADA,
        chat: CHESS_CLUB,
        date: NOW_SECONDS,
        left_chat_participant: ADA,
        left_chat_member: ADA,
      },
    },
  ])
})

test('a bot hears what it may, and that it may no more', async () => {
  const { chat, bot, owner } = await aHearingScene()

  owner.promote(chat, bot, { canInviteUsers: true, canPinMessages: true })
  const outcomes = [owner.demote(chat, bot), owner.demote(chat, bot)]

  expect(outcomes).toEqual(['demoted', 'not an administrator'])
  expect(told(bot)).toMatchObject([
    {
      my_chat_member: {
        from: OLGA,
        old_chat_member: { user: PORTER, status: 'administrator', can_pin_messages: false },
        new_chat_member: { user: PORTER, status: 'administrator', can_pin_messages: true, can_be_edited: false },
      },
    },
    { my_chat_member: { new_chat_member: { user: PORTER, status: 'member' } } },
  ])
})

test('in a basic group all administrators have the same rights, and only the owner makes them', () => {
  const { telegram, owner } = aScene()
  const group = telegram.addChat({ type: 'group', owner })
  const [ada, grace] = [telegram.addUser(), telegram.addUser()]

  owner.promote(group, ada)

  expect(group.member(ada)).toMatchObject({ status: 'administrator', rights: { canInviteUsers: true } })
  expect(() => ada.promote(group, grace)).toThrow(NOT_ALLOWED)
})

test('administrators give only the rights that they have, and only to who is below them', () => {
  const { telegram, chat, owner } = aScene()
  const [ada, grace] = [telegram.addUser(), telegram.addUser()]
  owner.promote(chat, ada, { canPromoteMembers: true, canInviteUsers: true, canRestrictMembers: true })

  ada.promote(chat, grace, { canInviteUsers: true })

  expect(chat.member(grace)).toMatchObject({ status: 'administrator' })
  expect(() => ada.promote(chat, telegram.addUser(), { canDeleteMessages: true })).toThrow(NOT_ALLOWED)
  expect(() => ada.demote(chat, grace)).toThrow(NOT_ALLOWED)
  expect(() => ada.demote(chat, owner)).toThrow(NOT_ALLOWED)
  expect(() => ada.ban(chat, owner)).toThrow(NOT_ALLOWED)
  expect(() => owner.ban(chat, owner)).toThrow(NOT_ALLOWED)
})

test('who lacks the right cannot act, and the error says which', () => {
  const { telegram, chat, owner, bot } = aScene()
  const [ada, grace] = [telegram.addUser({ id: 2001, firstName: 'Ada' }), telegram.addUser()]
  owner.promote(chat, ada, { canPinMessages: true })

  expect(() => ada.ban(chat, grace)).toThrow(
    'Expected `chat` to be one in which Ada (2001) has the right canRestrictMembers, got "Chess club" (-1001234567890)',
  )
  expect(() => ada.unban(chat, grace)).toThrow(NOT_ALLOWED)
  expect(() => ada.promote(chat, grace)).toThrow(NOT_ALLOWED)
  expect(() => ada.demote(chat, bot)).toThrow(NOT_ALLOWED)
  expect(() => ada.approve(chat, grace)).toThrow(NOT_ALLOWED)
  expect(() => grace.decline(chat, ada)).toThrow(NOT_ALLOWED)
})

test('a bot that is no administrator gets to know whom a message tells of', () => {
  const { telegram, chat, bot, owner } = aScene()
  chat.demote(bot)
  const ada = telegram.addUser()

  owner.add(chat, ada)

  expect([bot.knows(ada), bot.knows(owner)]).toEqual([true, true])
})
