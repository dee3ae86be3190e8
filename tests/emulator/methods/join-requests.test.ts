import { expect, test } from 'vitest'
import { aScene, badRequest, CHAT, forbidden } from '../scene'

const ADA = 2001
const ADAS = { chat_id: CHAT, user_id: ADA }

/** Ada waits to be let in, through a link. */
function aRequest() {
  const scene = aScene()
  const ada = scene.telegram.addUser({ id: ADA, firstName: 'Ada' })
  const link = scene.chat.addLink({ creator: scene.bot, requireApproval: true })
  const request = scene.chat.addPendingRequest(ada, { link })
  return { ...scene, ada, link, request }
}

test('who is approved is in, and waits no more', async () => {
  const { ask, chat, ada, link, request } = aRequest()
  const before = [...chat.pendingRequests]

  const said = await ask('approveChatJoinRequest', ADAS)

  expect(said).toEqual({ ok: true, result: true })
  expect(before).toEqual([request])
  expect(chat.pendingRequests).toEqual([])
  expect(chat.member(ada)).toEqual({ user: ada, status: 'member', until: null })
  expect(link.pendingJoinRequestCount).toBe(0)
})

test('who is declined is not in, and waits no more', async () => {
  const { ask, chat, ada, link } = aRequest()

  const said = await ask('declineChatJoinRequest', ADAS)

  expect(said).toEqual({ ok: true, result: true })
  expect(chat.pendingRequests).toEqual([])
  expect(chat.member(ada)).toBeUndefined()
  expect(link.pendingJoinRequestCount).toBe(0)
})

test('a second answer comes too late', async () => {
  const approved = aRequest()
  const declined = aRequest()
  await approved.ask('approveChatJoinRequest', ADAS)
  await declined.ask('declineChatJoinRequest', ADAS)

  expect(await approved.ask('approveChatJoinRequest', ADAS)).toEqual(badRequest('USER_ALREADY_PARTICIPANT'))
  expect(await approved.ask('declineChatJoinRequest', ADAS)).toEqual(badRequest('HIDE_REQUESTER_MISSING'))
  expect(await declined.ask('approveChatJoinRequest', ADAS)).toEqual(badRequest('HIDE_REQUESTER_MISSING'))
  expect(await declined.ask('declineChatJoinRequest', ADAS)).toEqual(badRequest('HIDE_REQUESTER_MISSING'))
})

test('a request that was withdrawn is missing', async () => {
  const { ask, telegram, bot, chat, ada } = aRequest()
  telegram.meet(bot, ada)
  chat.settleRequest(ada)

  const said = await ask('approveChatJoinRequest', ADAS)

  expect(said).toEqual(badRequest('HIDE_REQUESTER_MISSING'))
})

test.each([
  ['who does not exist', () => {}],
  ['whom the bot has never met', ({ telegram }: ReturnType<typeof aScene>) => telegram.addUser({ id: ADA })],
])('nothing is known of somebody %s', async (_, arrange) => {
  const scene = aScene()
  arrange(scene)

  const said = await scene.ask('declineChatJoinRequest', ADAS)

  expect(said).toEqual(badRequest('USER_ID_INVALID'))
})

test('who deleted their account cannot be let in', async () => {
  const { ask, ada } = aRequest()
  ada.isDeleted = true

  const said = await ask('approveChatJoinRequest', ADAS)

  expect(said).toEqual(forbidden('user is deactivated'))
})

test('who is in too many chats cannot be let in', async () => {
  const { ask, ada, chat } = aRequest()
  ada.isInTooManyChats = true

  const said = await ask('approveChatJoinRequest', ADAS)

  expect(said).toEqual(badRequest('USER_CHANNELS_TOO_MUCH'))
  expect(chat.pendingRequests).toHaveLength(1)
})

test('a request made through a link that was revoked can be approved', async () => {
  const { ask, chat, link } = aRequest()
  chat.revoke(link)

  const said = await ask('approveChatJoinRequest', ADAS)

  expect(said).toEqual({ ok: true, result: true })
})

test.each([['approveChatJoinRequest'], ['declineChatJoinRequest']])(
  '%s looks at the user’s id, then the chat, then the rights',
  async (method) => {
    const { telegram, bot, chat, ask } = aRequest()
    telegram.startPrivateChat(bot, telegram.addUser({ id: 2002 }))
    chat.demote(bot)

    expect(await ask(method)).toEqual(badRequest('invalid user_id specified'))
    expect(await ask(method, { user_id: ADA })).toEqual(badRequest('chat_id is empty'))
    expect(await ask(method, { user_id: ADA, chat_id: 2002 })).toEqual(badRequest("the chat can't have join requests"))
    expect(await ask(method, ADAS)).toEqual(badRequest('not enough rights to manage chat join requests'))
  },
)
