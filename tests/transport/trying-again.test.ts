import {
  ApiError,
  type ApiMethod,
  type ApiParams,
  type ApiResult,
  type Caller,
  ChatMigratedError,
  Client,
  FloodError,
  TransportError,
} from 'invitegram'
import { expect, test } from 'vitest'

const NOON = new Date('2030-01-01T12:00:00Z')
const GROUP = -5

const lost = () =>
  new TransportError({ method: 'getChat', reason: 'network', outcome: 'unknown', what: 'the connection broke' })
const unsent = () =>
  new TransportError({ method: 'getChat', reason: 'network', outcome: 'not-sent', what: 'the name is unknown' })
const closed = () =>
  new TransportError({ method: 'getChat', reason: 'closed', outcome: 'not-sent', what: 'the client is closed' })
const refused = (reason: ApiError['reason']) =>
  new ApiError({ method: 'getChat', code: 400, description: 'Bad Request', reason })
const flood = () =>
  new FloodError({ method: 'getChat', code: 429, description: 'Too Many Requests', reason: 'flood' }, 5_000)
const moved = (newChatId: number) =>
  new ChatMigratedError({ method: 'getChat', code: 400, description: 'Moved', reason: 'chat-migrated' }, newChatId)

/** A client on a caller that answers with these in turn, by a clock on which no wait takes any time. */
function aClient(...answers: unknown[]) {
  const calls: unknown[] = []
  const caller: Caller = {
    call: async <M extends ApiMethod>(method: M, params: ApiParams<M>) => {
      calls.push([method, 'chat_id' in params ? params.chat_id : undefined])
      const answer = answers.shift()
      if (answer instanceof Error) throw answer
      return answer as ApiResult<M>
    },
  }
  const clock = { now: () => NOON, sleep: async () => {} }
  return { calls, client: new Client(caller, { clock, retry: { attempts: 2 }, throttle: false }) }
}

test('a refusal for flooding is not counted among the tries', async () => {
  const { client, calls } = aClient(flood(), lost(), true)

  const result = await client.api.call('getChat', { chat_id: 5 })

  expect(result).toBe(true)
  expect(calls).toHaveLength(3)
})

test('a client that was closed is not tried again', async () => {
  const { client, calls } = aClient(closed(), true)

  const error = await client.api.call('getChat', { chat_id: 5 }).catch((reason) => reason)

  expect(error).toHaveProperty('reason', 'closed')
  expect(calls).toHaveLength(1)
})

test('who waits is told until when, and when it goes on; who does not ask is not told', async () => {
  const { client } = aClient(flood(), true, flood(), true)
  const told: (Date | null)[] = []

  await client.api.call('getChat', { chat_id: 5 }, { onWait: (until) => told.push(until) })
  const result = await client.api.call('getChat', { chat_id: 5 }, { timeoutMs: 5_000 })

  expect(told).toHaveLength(2)
  expect(told[0]?.getTime()).toBeGreaterThanOrEqual(Date.parse('2030-01-01T12:00:05Z'))
  expect(told[1]).toBeNull()
  expect(result).toBe(true)
})

test.each([
  ['approveChatJoinRequest', 'user-not-found'],
  ['approveChatJoinRequest', 'request-gone'],
  ['declineChatJoinRequest', 'chat-not-found'],
  ['declineChatJoinRequest', 'already-member'],
  ['revokeChatInviteLink', 'request-gone'],
] as const)('after an answer that was lost, %s is not done if %s is what comes back', async (method, reason) => {
  const { client, calls } = aClient(lost(), refused(reason))
  const params = { chat_id: 5, user_id: 2001, invite_link: 'https://t.me/+AbCdEfGh' }

  const error = await client.api.call(method, params).catch((failure) => failure)

  expect(error).toHaveProperty('reason', reason)
  expect(calls).toHaveLength(2)
})

test.each([
  ['approveChatJoinRequest', 'already-member'],
  ['declineChatJoinRequest', 'request-gone'],
] as const)('what was never sent was not done: %s that comes upon %s is refused', async (method, reason) => {
  const { client } = aClient(unsent(), refused(reason))

  const error = await client.api.call(method, { chat_id: 5, user_id: 2001 }).catch((failure) => failure)

  expect(error).toHaveProperty('reason', reason)
})

test('a group is followed only where it has moved', async () => {
  const { client, calls } = aClient(refused('chat-not-found'), true)

  const error = await client.api.call('getChat', { chat_id: GROUP }).catch((failure) => failure)

  expect(error).toHaveProperty('reason', 'chat-not-found')
  expect(calls).toEqual([['getChat', GROUP]])
})

test('a chat that is known to have moved is not followed any further', async () => {
  const { client, calls } = aClient(moved(-1001000000006), true, moved(-1001000000007), true)
  await client.api.call('getChat', { chat_id: GROUP })

  const error = await client.api.call('getChat', { chat_id: GROUP }).catch((failure) => failure)

  expect(error).toBeInstanceOf(ChatMigratedError)
  expect(calls).toEqual([
    ['getChat', GROUP],
    ['getChat', -1001000000006],
    ['getChat', -1001000000006],
  ])
})
