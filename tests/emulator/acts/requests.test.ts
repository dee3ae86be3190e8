import { expect, test } from 'vitest'
import { aScene } from '../scene'
import { ADA, aHearingScene, CHESS_CLUB, NOW_SECONDS, PORTER, told } from './told'

const URL_OF_LINK = 'https://t.me/+AbCdEfGhIjKlMnOp'

/** Ada is about to ask, at a link of the bot's. */
async function aGate(options?: Parameters<typeof aHearingScene>[0]) {
  const scene = await aHearingScene(options)
  const ada = scene.telegram.addUser({ id: 2001, firstName: 'Ada', bio: 'likes maps' })
  const link = scene.chat.addLink({ creator: scene.bot, url: URL_OF_LINK, requireApproval: true })
  return { ...scene, ada, link }
}

test('a request waits, and the bots that may let in are told of it', async () => {
  const { chat, bot, ada, link } = await aGate()

  const outcome = ada.join(link)

  expect(outcome).toBe('requested')
  expect(chat.pendingRequests.map(({ user }) => user)).toEqual([ada])
  expect(chat.member(ada)).toBeUndefined()
  expect(told(bot)).toEqual([
    {
      chat_join_request: {
        chat: CHESS_CLUB,
        from: ADA,
        user_chat_id: 2001,
        date: NOW_SECONDS,
        bio: 'likes maps',
        invite_link: {
          invite_link: URL_OF_LINK,
          creator: PORTER,
          pending_join_request_count: 1,
          creates_join_request: true,
          is_primary: false,
          is_revoked: false,
        },
      },
    },
  ])
})

test('bots that may not let in are not told', async () => {
  const { chat, bot, ada, link } = await aGate()
  chat.promote(bot, { canInviteUsers: false })

  ada.join(link)

  expect(told(bot)).toEqual([])
})

test('who waits and asks again goes on waiting, and nobody is told twice', async () => {
  const { bot, ada, link } = await aGate()

  const outcomes = [ada.join(link), ada.requestToJoin(link)]

  expect(outcomes).toEqual(['requested', 'requested'])
  expect(link.pendingJoinRequestCount).toBe(1)
  expect(told(bot)).toHaveLength(1)
})

test('where nobody has to ask, the app does not offer to', async () => {
  const { telegram, chat, bot } = aScene()
  const ada = telegram.addUser()
  const link = chat.addLink({ creator: bot })

  expect(ada.requestToJoin(link)).toBe('no approval needed')
  expect(ada.requestToJoin('@nobody')).toBe('no such chat')
  expect(chat.member(ada)).toBeUndefined()
})

test('at the door of a public chat one asks without a link', async () => {
  const { telegram, chat, bot, owner } = await aHearingScene()
  owner.makePublic(chat, 'chess_club')
  owner.setJoinByRequest(chat, true)
  const ada = telegram.addUser()

  const outcome = ada.join('@chess_club')
  owner.approve(chat, ada)

  expect(outcome).toBe('requested')
  expect(told(bot)[0]).not.toHaveProperty('chat_join_request.invite_link')
  expect(told(bot)[1]).toHaveProperty('chat_member.via_join_request', true)
  expect(told(bot)[1]).not.toHaveProperty('chat_member.invite_link')
})

test('whom the bot approves comes in through the link, and the bot is said to have done it', async () => {
  const { ask, chat, bot, ada, link } = await aGate()
  ada.join(link)

  const said = await ask('approveChatJoinRequest', { chat_id: chat.id, user_id: ada.id })

  expect(said).toEqual({ ok: true, result: true })
  expect(link).toMatchObject({ memberCount: 1, pendingJoinRequestCount: 0 })
  expect(told(bot)[1]).toEqual({
    chat_member: {
      chat: CHESS_CLUB,
      from: PORTER,
      date: NOW_SECONDS,
      old_chat_member: { user: ADA, status: 'left' },
      new_chat_member: { user: ADA, status: 'member' },
      invite_link: {
        invite_link: URL_OF_LINK,
        creator: PORTER,
        creates_join_request: true,
        is_primary: false,
        is_revoked: false,
      },
    },
  })
  expect(told(bot)[2]).toMatchObject({ message: { from: ADA, new_chat_members: [ADA] } })
})

test('an approval can be assumed to be told as the act of who was approved', async () => {
  const { chat, bot, owner, ada, link } = await aGate({ unknowns: { approvalFrom: 'applicant' } })
  ada.join(link)

  owner.approve(chat, ada)

  expect(told(bot)[1]).toHaveProperty('chat_member.from.id', 2001)
})

test('an answer to a request has its outcome', async () => {
  const { telegram, chat, owner, ada, link } = await aGate()
  const [grace, joan] = [telegram.addUser({ isInTooManyChats: false }), telegram.addUser()]
  for (const user of [ada, grace, joan]) user.join(link)
  grace.isInTooManyChats = true
  joan.deleteAccount()

  expect([owner.approve(chat, ada), owner.approve(chat, ada)]).toEqual(['approved', 'already a member'])
  expect([owner.approve(chat, grace), owner.decline(chat, grace)]).toEqual(['too many chats', 'declined'])
  expect([owner.approve(chat, grace), owner.decline(chat, grace)]).toEqual(['no such request', 'no such request'])
  expect(owner.approve(chat, joan)).toBe('account deleted')
})

test('a request can be withdrawn, which nobody is told of', async () => {
  const { chat, bot, ada, link } = await aGate()
  ada.join(link)

  const outcomes = [ada.withdraw(chat), ada.withdraw(chat)]

  expect(outcomes).toEqual(['withdrawn', 'no such request'])
  expect(link.pendingJoinRequestCount).toBe(0)
  expect(told(bot)).toHaveLength(1)
})

test('who is banned waits no more', async () => {
  const { chat, owner, ada, link } = await aGate()
  ada.join(link)

  owner.ban(chat, ada)

  expect(chat.pendingRequests).toEqual([])
  expect(link.pendingJoinRequestCount).toBe(0)
})

/** The bot guards the chat, and a second one may let in too. */
async function aGuardedGate() {
  const gate = await aGate()
  const { telegram, chat, owner, bot } = gate
  const other = telegram.addBot()
  chat.promote(other, { canInviteUsers: true })
  owner.setGuardBot(chat, bot)
  return { ...gate, other }
}

test('the guard is asked first, with a query of its own; the request does not wait yet', async () => {
  const { chat, bot, other, ada, link } = await aGuardedGate()

  const outcomes = [ada.join(link), ada.join(link)]

  const [query] = chat.guardQueries
  expect(outcomes).toEqual(['being checked', 'being checked'])
  expect(query).toMatchObject({ bot, chat, request: { user: ada, link }, webAppUrl: null })
  expect(query?.id).toMatch(/^[1-9]\d{9,18}$/)
  expect(told(bot)).toHaveLength(1)
  expect(told(bot)[0]).toHaveProperty('chat_join_request.query_id', query?.id)
  expect(told(other)).toEqual([])
  expect(chat.pendingRequests).toEqual([])
})

test('a query that is not answered in 10 seconds is left to the administrators', async () => {
  const { telegram, chat, bot, other, ada, link } = await aGuardedGate()
  ada.join(link)

  await telegram.clock.advance({ seconds: 9 })
  const before = chat.pendingRequests.length
  await telegram.clock.advance({ seconds: 1 })

  expect([before, chat.pendingRequests.length, chat.guardQueries.length]).toEqual([0, 1, 0])
  expect(chat.pendingRequests[0]?.date).toEqual(new Date('2027-03-01T12:00:00Z'))
  expect(told(other)).toMatchObject([{ chat_join_request: { from: ADA } }])
  expect(told(other)[0]).not.toHaveProperty('chat_join_request.query_id')
  expect(told(bot)).toHaveLength(1)
})

test('a query that was answered or withdrawn in time is not brought up again', async () => {
  const { telegram, chat, ada, link } = await aGuardedGate()
  ada.join(link)

  const outcome = ada.withdraw(chat)
  await telegram.clock.advance({ seconds: 10 })

  expect(outcome).toBe('withdrawn')
  expect([chat.pendingRequests, chat.guardQueries]).toEqual([[], []])
})

test('a guard that may no longer let anybody in is none, and requests wait as usual', async () => {
  const { chat, bot, owner, ada, link } = await aGuardedGate()

  owner.promote(chat, bot, { canInviteUsers: false })

  expect(chat.guardBot).toBeNull()
  expect(bot.isGuard).toBe(false)
  expect(ada.join(link)).toBe('requested')
})

test('a query can be set up only for a guard', () => {
  const { telegram, chat } = aScene()

  const setUp = () => chat.addGuardQuery(telegram.addUser())

  expect(setUp).toThrow(expect.objectContaining({ option: 'guardBot' }))
})

test('two open queries never have the same id', async () => {
  const { telegram, chat } = await aGuardedGate()
  chat.addGuardQuery(telegram.addUser(), { id: '5550001112223334445' })

  const setUp = () => chat.addGuardQuery(telegram.addUser(), { id: '5550001112223334445' })

  expect(setUp).toThrow(expect.objectContaining({ option: 'id' }))
})

test('the second bot of a chat hears of requests too, and sees the first one’s link cut', async () => {
  const { telegram, chat, ada, link } = await aGate()
  const other = telegram.addBot()
  chat.promote(other, { canInviteUsers: true })

  ada.join(link)

  expect(told(other)[0]).toHaveProperty('chat_join_request.invite_link.invite_link', 'https://t.me/+AbCdEfGh...')
  expect(other.knows(ada)).toBe(true)
})

test('in a chat that was deleted a query comes to nothing', async () => {
  const { telegram, chat, owner, other, ada, link } = await aGuardedGate()
  ada.join(link)
  owner.deleteChat(chat)

  await telegram.clock.advance({ seconds: 10 })

  expect(chat.pendingRequests).toEqual([])
  expect(told(other)).toEqual([])
})
