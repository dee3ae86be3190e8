import { expect, test } from 'vitest'
import { aScene, NOW } from '../scene'
import { ADA, aHearingScene, CHESS_CLUB, NOW_SECONDS, PORTER, told } from './told'

const URL_OF_LINK = 'https://t.me/+AbCdEfGhIjKlMnOp'
const HOUR_LATER = new Date('2027-03-01T13:00:00Z')

test('who comes in through a link is in, and the bots are told through which', async () => {
  const { telegram, chat, bot } = await aHearingScene()
  const ada = telegram.addUser({ id: 2001, firstName: 'Ada' })
  const link = chat.addLink({ creator: bot, url: URL_OF_LINK, title: 'Spring', limit: 5 })

  const outcome = ada.join(link)

  expect(outcome).toBe('joined')
  expect(chat.member(ada)).toEqual({ user: ada, status: 'member', until: null })
  expect(told(bot)).toEqual([
    {
      chat_member: {
        chat: CHESS_CLUB,
        from: ADA,
        date: NOW_SECONDS,
        old_chat_member: { user: ADA, status: 'left' },
        new_chat_member: { user: ADA, status: 'member' },
        invite_link: {
          invite_link: URL_OF_LINK,
          name: 'Spring',
          creator: PORTER,
          member_limit: 5,
          creates_join_request: false,
          is_primary: false,
          is_revoked: false,
        },
      },
    },
    {
      message: {
        message_id: 1,
        from: ADA,
        chat: CHESS_CLUB,
        date: NOW_SECONDS,
        new_chat_participant: ADA,
        new_chat_member: ADA,
        new_chat_members: [ADA],
      },
    },
  ])
})

test.each([
  ['https://t.me/+AbCdEfGhIjKlMnOp'],
  ['t.me/joinchat/AbCdEfGhIjKlMnOp'],
  ['https://telegram.me/%2BAbCdEfGhIjKlMnOp?x=1'],
  ['tg://join?invite=AbCdEfGhIjKlMnOp'],
])('a link is known in its spelling %s', (spelling) => {
  const { telegram, chat, bot } = aScene()
  chat.addLink({ creator: bot, url: URL_OF_LINK })

  expect(telegram.addUser().join(spelling)).toBe('joined')
  expect(telegram.addUser().join({ url: spelling })).toBe('joined')
})

test.each([
  ['https://t.me/+AbCdEfGhIjKlMnOq'],
  ['https://t.me/+AbCdEfGh...'],
  ['https://t.me/+15551234567'],
  ['https://example.org/+AbCdEfGhIjKlMnOp'],
])('%s is no link into any chat', (url) => {
  const { telegram, chat, bot } = aScene()
  chat.addLink({ creator: bot, url: URL_OF_LINK })

  expect(telegram.addUser().join(url)).toBe('no such link')
})

test('a link is open until the moment it expires', async () => {
  const { telegram, chat, bot } = aScene()
  const link = chat.addLink({ creator: bot, expireAt: HOUR_LATER })

  await telegram.clock.advance({ minutes: 59, seconds: 59 })
  const before = telegram.addUser().join(link)
  await telegram.clock.advance({ seconds: 1 })
  const after = telegram.addUser().join(link)

  expect(before).toBe('joined')
  expect(after).toBe('link expired')
})

test('a revoked link lets nobody in', () => {
  const { telegram, chat, bot } = aScene()
  const link = chat.addLink({ creator: bot, isRevoked: true })

  expect(telegram.addUser().join(link)).toBe('link revoked')
})

test('a limit counts who is in at the same time: who leaves, or is put out, frees a place', () => {
  const { telegram, chat, bot, owner } = aScene()
  const [ada, grace, joan, edith] = [telegram.addUser(), telegram.addUser(), telegram.addUser(), telegram.addUser()]
  const link = chat.addLink({ creator: bot, limit: 2 })

  expect([ada.join(link), grace.join(link), joan.join(link)]).toEqual(['joined', 'joined', 'link full'])
  ada.leave(chat)
  expect([link.memberCount, joan.join(link), edith.join(link)]).toEqual([1, 'joined', 'link full'])
  owner.ban(chat, grace)
  expect([link.memberCount, edith.join(link)]).toEqual([1, 'joined'])
})

test('who came in by another way takes no place of a link', () => {
  const { telegram, chat, bot } = aScene()
  const link = chat.addLink({ creator: bot, limit: 1 })
  const other = chat.addLink({ creator: bot })

  telegram.addUser().join(other)
  chat.add(telegram.addUser())

  expect(link.memberCount).toBe(0)
  expect(telegram.addUser().join(link)).toBe('joined')
})

test('a primary link never expires and is never full', () => {
  const { telegram, chat, bot } = aScene()
  const link = chat.addLink({ creator: bot, isPrimary: true, limit: 1, expireAt: NOW })

  expect([telegram.addUser().join(link), telegram.addUser().join(link)]).toEqual(['joined', 'joined'])
})

test('who is in, banned or in too many chats is told so', () => {
  const { telegram, chat, bot, owner } = aScene()
  const link = chat.addLink({ creator: bot })
  const [ada, grace] = [telegram.addUser(), telegram.addUser({ isInTooManyChats: true })]
  owner.ban(chat, ada)

  expect(owner.join(link)).toBe('already a member')
  expect(ada.join(link)).toBe('banned')
  expect(grace.join(link)).toBe('too many chats')
})

test('who is banned for a time may come back after it', async () => {
  const { telegram, chat, bot, owner } = aScene()
  const link = chat.addLink({ creator: bot })
  const ada = telegram.addUser()
  owner.ban(chat, ada, { until: HOUR_LATER })

  const before = ada.join(link)
  await telegram.clock.advance({ hours: 1 })
  const banned = [...chat.banned]
  const after = ada.join(link)

  expect([before, banned, after]).toEqual(['banned', [], 'joined'])
})

test('a ban whose end was past when it was made holds nobody off', () => {
  const { telegram, chat, bot } = aScene()
  const ada = telegram.addUser()
  chat.ban(ada, { until: NOW })

  expect(ada.join(chat.addLink({ creator: bot }))).toBe('joined')
})

test('restrictions wait at the door, and end when their time is over', async () => {
  const { telegram, chat, bot } = aScene()
  const [ada, grace] = [telegram.addUser(), telegram.addUser()]
  chat.restrict(ada, { until: HOUR_LATER })
  chat.restrict(grace, { until: HOUR_LATER })

  const left = ada.leave(chat)
  const outside = chat.member(ada)
  grace.leave(chat)
  ada.join(chat.addLink({ creator: bot }))
  const inside = chat.member(ada)
  await telegram.clock.advance({ hours: 1 })

  expect(left).toBe('left')
  expect(outside).toMatchObject({ status: 'restricted', isMember: false })
  expect(inside).toMatchObject({ status: 'restricted', isMember: true })
  expect(chat.member(ada)).toMatchObject({ status: 'member' })
  expect(chat.member(grace)).toMatchObject({ status: 'left' })
})

test('a public chat is joined by its name or by itself, and no door is told of', async () => {
  const { telegram, bot } = await aHearingScene()
  const chat = telegram.addChat({ type: 'channel', title: 'News', username: 'the_news' })
  chat.promote(bot)
  const ada = telegram.addUser({ id: 2001, firstName: 'Ada' })

  const byName = ada.join('@The_News')
  const byChat = telegram.addUser().join(chat)

  expect([byName, byChat]).toEqual(['joined', 'joined'])
  expect(told(bot)[0]).toEqual({
    chat_member: {
      chat: { id: chat.id, title: 'News', username: 'the_news', type: 'channel' },
      from: ADA,
      date: NOW_SECONDS,
      old_chat_member: { user: ADA, status: 'left' },
      new_chat_member: { user: ADA, status: 'member' },
    },
  })
  expect(told(bot)).toHaveLength(2)
})

test('a private chat has no door but its links, and some names belong to no chat', () => {
  const { telegram, chat, bot } = aScene()
  const ada = telegram.addUser()

  expect([ada.join(chat), ada.join('@nobody'), ada.join(`@${bot.username}`)]).toEqual([
    'no such chat',
    'no such chat',
    'no such chat',
  ])
})

test('who opens a link of a public chat joins it directly, unless it is assumed otherwise', async () => {
  const direct = await aHearingScene()
  const through = await aHearingScene({ unknowns: { publicChatsBypassLinks: false } })
  for (const { chat, owner, bot, telegram } of [direct, through]) {
    owner.makePublic(chat, 'chess_club')
    telegram.addUser().join(chat.addLink({ creator: bot, url: URL_OF_LINK }))
  }

  expect(told(direct.bot)[0]).not.toHaveProperty('chat_member.invite_link')
  expect(told(through.bot)[0]).toHaveProperty('chat_member.invite_link.invite_link', URL_OF_LINK)
  expect(direct.chat.links[0]?.memberCount).toBe(0)
  expect(through.chat.links[0]?.memberCount).toBe(1)
})

test.each([
  ['supergroup' as const, true],
  ['channel' as const, true],
  ['group' as const, undefined],
])('a folder’s link into a %s is told of as via_chat_folder_invite_link: %s', async (type, flag) => {
  const { telegram, bot } = await aHearingScene()
  const chat = telegram.addChat({ type })
  chat.promote(bot)
  const ada = telegram.addUser()

  const outcomes = [ada.joinThroughFolder(chat), ada.joinThroughFolder(chat)]

  expect(outcomes).toEqual(['joined', 'already a member'])
  expect(told(bot)[0]).toMatchObject({ chat_member: { from: { id: ada.id } } })
  expect(Reflect.get(Reflect.get(told(bot)[0] ?? {}, 'chat_member'), 'via_chat_folder_invite_link')).toBe(flag)
})

test('into a chat that was deleted nobody comes, whatever they hold', () => {
  const { telegram, chat, bot, owner } = aScene()
  const link = chat.addLink({ creator: bot })
  owner.makePublic(chat, 'chess_club')
  owner.deleteChat(chat)
  const ada = telegram.addUser()

  expect([ada.join(link), ada.join('@chess_club'), ada.join(chat), ada.joinThroughFolder(chat)]).toEqual([
    'no such link',
    'no such chat',
    'no such chat',
    'no such chat',
  ])
})

test('of others’ links a bot sees the first eight characters, or as many as is assumed', async () => {
  const cut = await aHearingScene()
  const shorter = await aHearingScene({ unknowns: { foreignLinkShownLength: 3 } })
  const whole = await aHearingScene({ unknowns: { foreignLinkShownLength: null } })
  for (const { telegram, chat, owner } of [cut, shorter, whole]) {
    telegram.addUser().join(chat.addLink({ creator: owner, url: URL_OF_LINK }))
  }

  const shown = [cut, shorter, whole].map(({ bot }) => told(bot)[0])

  expect(shown[0]).toHaveProperty('chat_member.invite_link.invite_link', 'https://t.me/+AbCdEfGh...')
  expect(shown[0]).toHaveProperty('chat_member.invite_link.creator.id', 1001)
  expect(shown[1]).toHaveProperty('chat_member.invite_link.invite_link', 'https://t.me/+AbC...')
  expect(shown[2]).toHaveProperty('chat_member.invite_link.invite_link', URL_OF_LINK)
})

test('a chat_member goes only to bots that are administrators, a message to all in a group', async () => {
  const { telegram, chat, bot } = await aHearingScene()
  chat.demote(bot)

  telegram.addUser().joinThroughFolder(chat)

  expect(told(bot).map((update) => Object.keys(update))).toEqual([['message']])
})

test('what getUpdates hands out is what the Bot API describes', async () => {
  const { telegram, chat, bot, owner, ask } = await aHearingScene()
  const ada = telegram.addUser({ bio: 'likes maps', isPremium: true })
  const link = owner.createLink(chat, { requireApproval: true })
  ada.requestToJoin(link)
  owner.approve(chat, ada)
  ada.leave(chat)
  owner.promote(chat, bot, { canInviteUsers: true, canDeleteMessages: true })
  await telegram.clock.advance({ seconds: 5 })

  const said = await ask('getUpdates')

  expect(said).toMatchObject({
    ok: true,
    result: [
      { chat_join_request: { user_chat_id: ada.id, bio: 'likes maps' } },
      { chat_member: { from: { id: owner.id }, new_chat_member: { status: 'member' } } },
      { message: { from: { id: ada.id }, new_chat_members: [{ id: ada.id }] } },
      { chat_member: { from: { id: ada.id }, new_chat_member: { status: 'left' } } },
      { message: { from: { id: ada.id }, left_chat_member: { id: ada.id } } },
      { my_chat_member: { from: { id: owner.id }, new_chat_member: { can_delete_messages: true } } },
    ],
  })
})
