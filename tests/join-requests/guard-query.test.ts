import { ApiError, InvalidOptionsError } from 'invitegram'
import { expect, test } from 'vitest'
import { aQuery } from './application'

test('a guard is told by which query to answer, and until when', async () => {
  const { request } = await aQuery()

  expect(request).toMatchObject({
    queryId: expect.stringMatching(/^\d+$/),
    answerUntil: new Date('2027-03-01T12:00:10Z'),
    messageUntil: new Date('2027-03-01T12:05:00Z'),
  })
})

test('a guard lets in', async () => {
  const { request, chat, ada, sent } = await aQuery()

  expect(await request.approve()).toBe('approved')

  expect(chat.member(ada)?.status).toBe('member')
  expect(sent()).toEqual([
    ['answerChatJoinRequestQuery', { chat_join_request_query_id: request.queryId, result: 'approve' }],
  ])
})

test('a guard turns away', async () => {
  const { request, chat, ada, sent } = await aQuery()

  expect(await request.decline()).toBe('declined')

  expect([chat.guardQueryOf(ada), chat.pendingRequests]).toEqual([undefined, []])
  expect(sent()).toMatchObject([['answerChatJoinRequestQuery', { result: 'decline' }]])
})

test('a guard leaves it to the administrators', async () => {
  const { request, chat, ada, sent } = await aQuery()

  expect(await request.leaveToAdmins()).toBe('queued')

  expect(chat.pendingRequests.map(({ user }) => user)).toEqual([ada])
  expect(sent()).toMatchObject([['answerChatJoinRequestQuery', { result: 'queue' }]])
})

test('a guard opens a web app, and may then take its time', async () => {
  const { request, telegram, chat, ada, sent } = await aQuery()

  expect(await request.openWebApp('https://example.org/gate')).toBe('shown')
  await telegram.clock.advance({ minutes: 3 })
  expect(await request.approve()).toBe('approved')

  expect(chat.member(ada)?.status).toBe('member')
  expect(sent()).toMatchObject([
    [
      'sendChatJoinRequestWebApp',
      { chat_join_request_query_id: request.queryId, web_app_url: 'https://example.org/gate' },
    ],
    ['answerChatJoinRequestQuery', { result: 'approve' }],
  ])
})

test('a guard that comes too late answers as an administrator', async () => {
  const [one, other] = [await aQuery(), await aQuery()]
  await one.telegram.clock.advance({ seconds: 10 })
  await other.telegram.clock.advance({ seconds: 10 })

  expect(await one.request.approve()).toBe('approved')
  expect(await other.request.decline()).toBe('declined')

  expect(one.chat.member(one.ada)?.status).toBe('member')
  expect(other.chat.pendingRequests).toEqual([])
  expect(one.sent()).toMatchObject([
    ['answerChatJoinRequestQuery', { result: 'approve' }],
    ['approveChatJoinRequest', { user_id: '2001' }],
  ])
})

test('a guard that comes too late finds it left to the administrators, and no web app is opened', async () => {
  const { request, telegram, chat, sent } = await aQuery()
  await telegram.clock.advance({ seconds: 10 })

  expect(await request.leaveToAdmins()).toBe('queued')
  expect(await request.openWebApp('https://example.org/gate')).toBe('gone')

  expect(chat.pendingRequests).toHaveLength(1)
  expect(sent()).toHaveLength(2)
})

test('for who has thought better of it no web app is opened, and nobody is let in', async () => {
  const { request, chat, ada } = await aQuery()
  ada.withdraw(chat)

  expect(await request.openWebApp('https://example.org/gate')).toBe('gone')
  expect(await request.approve()).toBe('gone')
})

test('a guard that comes too late, and after somebody else, is told so', async () => {
  const { request, telegram, owner, chat, ada } = await aQuery()
  await telegram.clock.advance({ seconds: 10 })
  owner.approve(chat, ada)

  expect(await request.approve()).toBe('already-member')
  expect(await request.decline()).toBe('gone')
})

test('of somebody in too many chats a guard is told, and no error', async () => {
  const { request, ada } = await aQuery()
  ada.isInTooManyChats = true

  expect(await request.approve()).toBe('too-many-chats')
})

test('a bot that is the guard no more answers as an administrator, and opens no web app', async () => {
  const { request, telegram, owner, chat, ada } = await aQuery()
  await telegram.clock.advance({ seconds: 10 })
  owner.setGuardBot(chat, null)

  expect(await request.openWebApp('https://example.org/gate')).toBe('gone')
  expect(await request.leaveToAdmins()).toBe('queued')
  expect(await request.approve()).toBe('approved')

  expect(chat.member(ada)?.status).toBe('member')
})

test('a guard that has lost its right is told so when it comes too late', async () => {
  const { request, telegram, bot, chat } = await aQuery()
  await telegram.clock.advance({ seconds: 10 })
  chat.promote(bot, { canInviteUsers: false })

  const error = await request.approve().catch((error) => error)

  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ method: 'approveChatJoinRequest', reason: 'not-enough-rights' })
})

test('a fault at Telegram is an error, of a web app too', async () => {
  const { request, telegram } = await aQuery({ clock: 'auto' })
  telegram.faults.add({ kind: 'server-error' })

  await expect(request.openWebApp('https://example.org/gate')).rejects.toMatchObject({ reason: 'server-error' })
  await expect(request.leaveToAdmins()).rejects.toMatchObject({ reason: 'server-error' })
})

test.each([
  ['approve', 'approved'],
  ['decline', 'declined'],
  ['leaveToAdmins', 'queued'],
] as const)('where the answer was lost, %s finds it done', async (act, outcome) => {
  const { request, telegram } = await aQuery({ clock: 'auto' })
  telegram.faults.add({ kind: 'lost-answer', times: 1 })

  expect(await request[act]()).toBe(outcome)
})

test('where a call was lost on the way, and the time ran out, the answer is an administrator’s', async () => {
  const { request, telegram, chat, ada } = await aQuery({ clock: 'auto' })
  await telegram.clock.sleep(10_000)
  telegram.faults.add({ kind: 'reset', times: 1 })

  expect(await request.approve()).toBe('approved')

  expect(chat.member(ada)?.status).toBe('member')
})

test('a web app whose opening was lost is opened again', async () => {
  const { request, telegram, chat, ada, sent } = await aQuery({ clock: 'auto' })
  telegram.faults.add({ kind: 'lost-answer', times: 1 })

  expect(await request.openWebApp('https://example.org/gate')).toBe('shown')

  expect(chat.guardQueryOf(ada)?.webAppUrl).toBe('https://example.org/gate')
  expect(sent()).toHaveLength(2)
})

test.each([
  ['in time', 0],
  ['too late', 10_000],
])(
  'a query that is found closed after a lost answer, %s: the web app may be open or not, and that is an error',
  async (_, afterMs) => {
    const { request, telegram } = await aQuery({ clock: 'auto' })
    await telegram.clock.sleep(afterMs)
    telegram.faults.add({ kind: 'reset', times: 1 })
    telegram.failUpstream('sendChatJoinRequestWebApp', { code: 400, message: 'QUERY_ID_INVALID' })

    await expect(request.openWebApp('https://example.org/gate')).rejects.toMatchObject({ reason: 'query-expired' })
  },
)

test.each([['http://example.org/gate'], ['example.org/gate'], [''], [5 as unknown as string]])(
  'a web app is not opened at %j',
  async (url) => {
    const { request, sent } = await aQuery()
    const opening = request.openWebApp(url)

    await expect(opening).rejects.toBeInstanceOf(InvalidOptionsError)
    await expect(opening).rejects.toThrow('Expected `url` to be the address of a web app, with https://')
    expect(sent()).toEqual([])
  },
)
