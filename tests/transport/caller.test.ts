import { inspect } from 'node:util'
import {
  type ApiMethod,
  type ApiParams,
  type ApiResult,
  type Caller,
  type CallOptions,
  Client,
  type ClientOptions,
  InvalidOptionsError,
  type Layer,
} from 'invitegram'
import { expect, test } from 'vitest'
import { botApi, CHAT, SECRET, TOKEN } from '../support/bot-api'
import { aChatInviteLink } from '../support/builders'

const telegram = botApi()

/** A caller that answers everything with the same, and keeps what it was asked. */
function aCaller(result: unknown): Caller & { calls: unknown[] } {
  const calls: unknown[] = []
  return {
    calls,
    async call<M extends ApiMethod>(method: M, params: ApiParams<M>, options?: CallOptions) {
      calls.push([method, params, options])
      return result as ApiResult<M>
    },
  }
}

test('a client rides on any caller', async () => {
  const caller = aCaller(aChatInviteLink())
  const { signal } = new AbortController()

  const link = await new Client(caller).createInviteLink(CHAT, { limit: 5 }, { signal, timeoutMs: 50 })

  expect(caller.calls).toEqual([
    ['createChatInviteLink', { chat_id: CHAT, member_limit: 5 }, { signal, timeoutMs: 50 }],
  ])
  expect(link.url).toBe('https://t.me/+AbCdEfGhIjKlMnOp')
})

test.each(['apiRoot', 'testEnvironment', 'timeoutMs', 'agent', 'dispatcher', 'fetch'])(
  'beside a caller, %s is refused',
  (option) => {
    const make = () => new Client(aCaller(true), { [option]: 5 } as ClientOptions)

    expect(make).toThrow(InvalidOptionsError)
    expect(make).toThrow(`Expected \`${option}\` to be left out, as a Client on a Caller has only layers`)
  },
)

test('beside a caller, the clock and the layers go as ever', async () => {
  const caller = aCaller(aChatInviteLink({ expire_date: 1_893_456_000 }))
  const clock = { now: () => new Date('2029-12-31T22:00:00Z'), sleep: async () => {} }
  const client = new Client(caller, { clock, layers: [], retry: false, throttle: false })

  await client.createInviteLink(CHAT, { expireIn: { hours: 2 } })

  expect(caller.calls).toEqual([['createChatInviteLink', { chat_id: CHAT, expire_date: 1_893_456_000 }, undefined]])
})

test("what a caller rejects with comes through, a stranger's error too", async () => {
  const fault = new Error('of the host')
  const client = new Client({ call: () => Promise.reject(fault) })

  const error = await client.createInviteLink(CHAT).catch((reason) => reason)

  expect(error).toBe(fault)
})

test('a client on a caller can be closed', async () => {
  const client = new Client(aCaller(true))

  await client.close()

  await expect(client.api.call('getMe')).rejects.toThrow('the client is closed')
})

test('the first layer is the outermost, and each sees a call with its result', async () => {
  const seen: unknown[] = []
  const noting =
    (name: string): Layer =>
    (inner) => ({
      async call(method, params, options) {
        seen.push([name, 'asks', method, params])
        const result = await inner.call(method, params, options)
        seen.push([name, 'has', result])
        return result
      },
    })
  telegram.answers('getChatMemberCount', 7)
  const client = new Client(TOKEN, { layers: [noting('outer'), noting('inner')] })

  await client.api.call('getChatMemberCount', { chat_id: CHAT })

  expect(seen).toEqual([
    ['outer', 'asks', 'getChatMemberCount', { chat_id: CHAT }],
    ['inner', 'asks', 'getChatMemberCount', { chat_id: CHAT }],
    ['inner', 'has', 7],
    ['outer', 'has', 7],
  ])
})

test('a layer may answer by itself', async () => {
  const cached: Layer = () => aCaller(42)

  const count = await new Client(TOKEN, { layers: [cached] }).api.call('getChatMemberCount', { chat_id: CHAT })

  expect(count).toBe(42)
  expect(telegram.requests).toEqual([])
})

test('a call that is aborted while a layer has it never leaves', async () => {
  const stop = new AbortController()
  const slow: Layer = (inner) => ({
    async call(method, params, options) {
      stop.abort('too late')
      return await inner.call(method, params, options)
    },
  })
  const client = new Client(TOKEN, { layers: [slow] })

  const error = await client.createInviteLink(CHAT, {}, { signal: stop.signal }).catch((reason) => reason)

  expect(error).toBe('too late')
  expect(telegram.requests).toEqual([])
})

test('a test under msw needs nothing but a client', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  await new Client(TOKEN).createInviteLink(CHAT)
  await new Client(TOKEN, { fetch }).createInviteLink(CHAT)

  expect(sent).toHaveLength(2)
  expect(telegram.requests.map(({ url }) => url)).toEqual([
    `https://api.telegram.org/bot${TOKEN}/createChatInviteLink`,
    `https://api.telegram.org/bot${TOKEN}/createChatInviteLink`,
  ])
})

test('a connection that breaks under msw leaves an unknown, for the request had arrived', async () => {
  telegram.breaks('createChatInviteLink')

  const overHttp = await new Client(TOKEN).createInviteLink(CHAT).catch((reason) => reason)
  const overFetch = await new Client(TOKEN, { fetch }).createInviteLink(CHAT).catch((reason) => reason)

  expect(overHttp).toMatchObject({ reason: 'network', outcome: 'unknown' })
  expect(overFetch).toMatchObject({ reason: 'network', outcome: 'unknown' })
})

test('the token does not show in a client', () => {
  const client = new Client(TOKEN, { fetch })

  const shown = inspect(client, { depth: Number.POSITIVE_INFINITY, showHidden: true })

  expect(`${shown} ${inspect(client)} ${JSON.stringify(client)}`).not.toContain(SECRET)
})
