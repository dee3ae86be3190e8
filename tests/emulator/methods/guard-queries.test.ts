import { expect, test } from 'vitest'
import { aScene, badRequest, CHAT, forbidden } from '../scene'

const QUERY = '5550001112223334445'
const ANSWER = { chat_join_request_query_id: QUERY }

/** Ada waits for the bot, which is the guard. */
function aQuery() {
  const scene = aScene()
  const ada = scene.telegram.addUser({ id: 2001 })
  const link = scene.chat.addLink({ creator: scene.bot, requireApproval: true })
  scene.chat.guardBot = scene.bot
  const query = scene.chat.addGuardQuery(ada, { id: QUERY, link })
  return { ...scene, ada, link, query }
}

test('a guard lets in', async () => {
  const { ask, chat, ada, link } = aQuery()

  const said = await ask('answerChatJoinRequestQuery', { ...ANSWER, result: 'approve' })

  expect(said).toEqual({ ok: true, result: true })
  expect(chat.member(ada)?.status).toBe('member')
  expect([link.memberCount, chat.guardQueries]).toEqual([1, []])
})

test('a guard sends away', async () => {
  const { ask, chat, ada } = aQuery()

  const said = await ask('answerChatJoinRequestQuery', { ...ANSWER, result: 'decline' })

  expect(said).toEqual({ ok: true, result: true })
  expect([chat.member(ada), chat.guardQueries, chat.pendingRequests]).toEqual([undefined, [], []])
})

test('a guard leaves it to the administrators, and may still act as one', async () => {
  const { ask, chat, query, link } = aQuery()

  const said = await ask('answerChatJoinRequestQuery', { ...ANSWER, result: 'queue' })

  expect(said).toEqual({ ok: true, result: true })
  expect([chat.guardQueries, chat.pendingRequests]).toEqual([[], [query.request]])
  expect(link.pendingJoinRequestCount).toBe(1)
  expect(await ask('approveChatJoinRequest', { chat_id: CHAT, user_id: 2001 })).toEqual({ ok: true, result: true })
})

test('while the guard is asked the ordinary methods find no request', async () => {
  const { ask } = aQuery()

  const said = await ask('approveChatJoinRequest', { chat_id: CHAT, user_id: 2001 })

  expect(said).toEqual(badRequest('HIDE_REQUESTER_MISSING'))
})

test('whoever is shown a Mini App has more than 10 seconds', async () => {
  const { ask, telegram, owner, chat, bot } = aQuery()
  owner.setGuardBot(chat, bot)
  const grace = telegram.addUser()
  grace.join(chat.addLink({ creator: bot, requireApproval: true }))
  const id = chat.guardQueries[1]?.id ?? ''

  const said = await ask('sendChatJoinRequestWebApp', {
    chat_join_request_query_id: id,
    web_app_url: 'https://example.org/gate',
  })
  await telegram.clock.advance({ minutes: 1 })

  expect(said).toEqual({ ok: true, result: true })
  expect(chat.guardQueryOf(grace)?.webAppUrl).toBe('https://example.org/gate')
})

test('a query is answered once', async () => {
  const { ask } = aQuery()
  await ask('answerChatJoinRequestQuery', { ...ANSWER, result: 'decline' })

  const said = await ask('answerChatJoinRequestQuery', { ...ANSWER, result: 'approve' })

  expect(said).toEqual(badRequest('query is too old and response timeout expired or query ID is invalid'))
})

test('who is no guard has nothing to answer', async () => {
  const { ask } = aScene()

  expect(await ask('answerChatJoinRequestQuery', { ...ANSWER, result: 'approve' })).toEqual(
    badRequest('BOT_GUARD_NOT_SUPPORTED'),
  )
  expect(await ask('sendChatJoinRequestWebApp', ANSWER)).toEqual(badRequest('BOT_GUARD_NOT_SUPPORTED'))
})

test('what another guard is asked a guard cannot answer', async () => {
  const { ask, telegram, bot, chat, ada } = aQuery()
  const second = telegram.addBot()
  chat.promote(second, { canInviteUsers: true })
  chat.guardBot = second
  const { id } = chat.addGuardQuery(telegram.addUser())
  telegram.addChat({ type: 'supergroup', owner: bot }).guardBot = bot

  const said = await ask('answerChatJoinRequestQuery', { chat_join_request_query_id: id, result: 'approve' })
  const own = await ask('answerChatJoinRequestQuery', { ...ANSWER, result: 'approve' })

  expect(said).toEqual(badRequest('query is too old and response timeout expired or query ID is invalid'))
  expect(own).toEqual({ ok: true, result: true })
  expect(chat.member(ada)?.status).toBe('member')
})

test('a guard cannot let in who has deleted their account', async () => {
  const { ask, ada } = aQuery()
  ada.deleteAccount()

  const said = await ask('answerChatJoinRequestQuery', { ...ANSWER, result: 'approve' })

  expect(said).toEqual(forbidden('user is deactivated'))
})

test('there are three answers', async () => {
  const { ask } = aQuery()

  const said = await ask('answerChatJoinRequestQuery', { ...ANSWER, result: 'maybe' })

  expect(said).toEqual(badRequest('invalid result specified'))
})
