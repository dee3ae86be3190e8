import { inspect } from 'node:util'
import { ApiError, InvalidOptionsError, InviteLink, TransportError } from 'invitegram'
import { expect, test } from 'vitest'
import { aGate, anApplication, NOW, nextRequest } from './application'

test('a request tells who asks, where, through which link, and until when they can be written to', async () => {
  const { chat, request } = await anApplication()

  expect(request).toMatchObject({
    chat: { id: chat.id, type: 'supergroup', title: 'Chess club', username: null },
    user: { id: 2001, firstName: 'Ada', isBot: false },
    userChatId: 2001,
    date: NOW,
    bio: 'likes maps',
    queryId: null,
    messageUntil: new Date('2027-03-01T12:05:00Z'),
    answerUntil: null,
    updateId: expect.any(Number),
  })
  expect(request.inviteLink).toBeInstanceOf(InviteLink)
  expect(request.inviteLink).toMatchObject({ chatId: chat.id, title: 'Gate', pendingJoinRequestCount: 1 })
})

test('who asks at the door of a public chat comes without a link, and may have no bio', async () => {
  const { telegram, client, bot, owner, chat } = aGate()
  owner.makePublic(chat, 'chess_club')
  owner.setJoinByRequest(chat, true)
  telegram.addUser().join('@chess_club')

  const request = await nextRequest({ client, bot })

  expect(request).toMatchObject({ inviteLink: null, bio: null, chat: { username: 'chess_club' } })
})

test('JSON and console.log show the facts alone', async () => {
  const { request, bot } = await anApplication()

  const facts = JSON.parse(JSON.stringify(request))

  expect(Object.keys(facts)).toEqual([
    'chat',
    'user',
    'userChatId',
    'date',
    'bio',
    'inviteLink',
    'queryId',
    'messageUntil',
    'answerUntil',
    'updateId',
  ])
  expect(facts).toMatchObject({ date: '2027-03-01T12:00:00.000Z', inviteLink: { title: 'Gate' }, queryId: null })
  expect(inspect(request, { depth: 9 })).not.toMatch(/user_chat_id|caller/)
  expect(bot.updates.pending).toEqual([{ update_id: request.updateId, chat_join_request: request.raw }])
})

test('the link of a request is a live one', async () => {
  const { request, link } = await anApplication()

  await request.inviteLink?.revoke()

  expect(link.isRevoked).toBe(true)
})

test('approving lets them in', async () => {
  const { request, chat, ada, sent } = await anApplication()

  expect(await request.approve()).toBe('approved')

  expect(chat.member(ada)?.status).toBe('member')
  expect(sent()).toEqual([['approveChatJoinRequest', { chat_id: String(chat.id), user_id: '2001' }]])
})

test('declining turns them away', async () => {
  const { request, chat, ada, sent } = await anApplication()

  expect(await request.decline()).toBe('declined')

  expect([chat.member(ada), chat.pendingRequests]).toEqual([undefined, []])
  expect(sent()).toEqual([['declineChatJoinRequest', { chat_id: String(chat.id), user_id: '2001' }]])
})

test('to leave it to the administrators takes nothing', async () => {
  const { request, chat, sent } = await anApplication()

  expect(await request.leaveToAdmins()).toBe('queued')

  expect(chat.pendingRequests).toHaveLength(1)
  expect(sent()).toEqual([])
})

type Application = Awaited<ReturnType<typeof anApplication>>

test.each<[string, (scene: Application) => unknown, string, string]>([
  ['was let in by somebody else', ({ owner, chat, ada }) => owner.approve(chat, ada), 'already-member', 'gone'],
  ['was turned away by somebody else', ({ owner, chat, ada }) => owner.decline(chat, ada), 'gone', 'gone'],
  ['has thought better of it', ({ ada, chat }) => ada.withdraw(chat), 'gone', 'gone'],
  [
    'is in too many chats',
    ({ ada }) => {
      ada.isInTooManyChats = true
    },
    'too-many-chats',
    'declined',
  ],
  ['has deleted their account', ({ ada }) => ada.deleteAccount(), 'user-deactivated', 'declined'],
])('of somebody who %s it is told, and no error', async (_, happen, approval, refusal) => {
  const [one, other] = [await anApplication(), await anApplication()]
  happen(one)
  happen(other)

  expect(await one.request.approve()).toBe(approval)
  expect(await other.request.decline()).toBe(refusal)
})

test('that a right is missing is an error', async () => {
  const { request, chat, bot } = await anApplication()
  chat.promote(bot, { canInviteUsers: false })

  for (const act of ['approve', 'decline'] as const) {
    const error = await request[act]().catch((error) => error)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ reason: 'not-enough-rights' })
  }
})

test('that the network is gone is an error, too', async () => {
  const { request, telegram } = await anApplication({ clock: 'auto' })
  telegram.faults.add({ kind: 'reset' })

  await expect(request.approve()).rejects.toBeInstanceOf(TransportError)
})

test.each(['approve', 'decline'] as const)('where the answer was lost, %s finds it done', async (act) => {
  const { request, telegram, chat, sent } = await anApplication({ clock: 'auto' })
  telegram.faults.add({ kind: 'lost-answer', times: 1 })

  expect(await request[act]()).toBe({ approve: 'approved', decline: 'declined' }[act])

  expect(chat.pendingRequests).toEqual([])
  expect(sent()).toHaveLength(2)
})

test('a message goes to the person', async () => {
  const { request, sent } = await anApplication()

  const message = await request.message('Which piece jumps?')

  expect(message).toMatchObject({ message_id: 1, text: 'Which piece jumps?', chat: { id: 2001, type: 'private' } })
  expect(sent()).toEqual([['sendMessage', { chat_id: '2001', text: 'Which piece jumps?' }]])
})

test('when the five minutes are over a message is refused', async () => {
  const { request, telegram } = await anApplication()
  await telegram.clock.advance({ minutes: 5 })

  await expect(request.message('Hello')).rejects.toMatchObject({ code: 403 })
})

test('who blocked the bot is not reached', async () => {
  const { request, ada, bot } = await anApplication()
  ada.block(bot)

  await expect(request.message('Hello')).rejects.toMatchObject({ reason: 'user-blocked-bot' })
})

test.each([[''], [' \n'], [5 as unknown as string]])('a message of %j is not sent', async (text) => {
  const { request, sent } = await anApplication()

  await expect(request.message(text)).rejects.toThrow('Expected `text` to be text with something in it')
  expect(sent()).toEqual([])
})

test('only a guard may open a web app', async () => {
  const { request, sent } = await anApplication()
  const opening = request.openWebApp('https://example.org/gate')

  await expect(opening).rejects.toBeInstanceOf(InvalidOptionsError)
  await expect(opening).rejects.toThrow('Expected `queryId` to be the id of a query, got null (only the guard bot')
  expect(sent()).toEqual([])
})

test('an abort ends an act with its own reason', async () => {
  const { request, chat } = await anApplication()
  const signal = AbortSignal.abort(new Error('Shutting down'))

  await expect(request.approve({ signal })).rejects.toThrow('Shutting down')
  await expect(request.decline({ signal })).rejects.toThrow('Shutting down')
  await expect(request.message('Hello', { signal })).rejects.toThrow('Shutting down')
  expect(chat.pendingRequests).toHaveLength(1)
})
