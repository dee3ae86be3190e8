import {
  ApiError,
  type ApiParams,
  type Caller,
  Client,
  type ClientOptions,
  FloodError,
  InvalidOptionsError,
  type RetryEvent,
  TransportError,
} from 'invitegram'
import { expect, test } from 'vitest'
import { CHAT, TOKEN } from '../support/bot-api'
import { aPatientClient } from '../support/patient'

const seconds = (ms: number) => Math.floor(ms / 1000)

test.each([{}, false] as const)(
  'what is refused for flooding is sent again when its time has come (throttle: %j)',
  async (throttle) => {
    const { telegram, client, chat, arrivals } = aPatientClient({ throttle })
    telegram.faults.add({ kind: 'flood', retryAfterMs: 5_000, times: 1 })

    const link = await client.createInviteLink(chat.id, { title: 'Spring' })

    expect(link.title).toBe('Spring')
    expect(arrivals.map(({ atMs }) => seconds(atMs))).toEqual([0, 5])
    expect(chat.links.filter(({ title }) => title === 'Spring')).toHaveLength(1)
  },
)

test.each([{}, false] as const)(
  'the wait is a little longer than asked for, never shorter (throttle: %j)',
  async (throttle) => {
    const { telegram, client, chat, arrivals } = aPatientClient({ throttle })
    telegram.faults.add({ kind: 'flood', retryAfterMs: 10_000, times: 4 })

    await client.createInviteLink(chat.id)

    const waits = arrivals.slice(1).map(({ atMs }, index) => atMs - (arrivals[index]?.atMs ?? 0))
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(10_000)
    expect(Math.max(...waits)).toBeLessThanOrEqual(10_201)
  },
)

test('refusals for flooding do not use up the attempts', async () => {
  const { telegram, client, chat, arrivals } = aPatientClient({ retry: { attempts: 1 } })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 1_000, times: 7 })

  await client.createInviteLink(chat.id)

  expect(arrivals).toHaveLength(8)
})

test.each([{}, false] as const)(
  'all waits of one call together stay within `maxWaitMs` (throttle: %j)',
  async (throttle) => {
    const { telegram, client, chat, arrivals, elapsedMs } = aPatientClient({ throttle, retry: { maxWaitMs: 50_000 } })
    telegram.faults.add({ kind: 'flood', retryAfterMs: 20_000 })

    const failure = client.createInviteLink(chat.id)

    await expect(failure).rejects.toBeInstanceOf(FloodError)
    await expect(failure).rejects.toMatchObject({ retryAfterMs: 20_000, method: 'createChatInviteLink' })
    expect(arrivals.map(({ atMs }) => seconds(atMs))).toEqual([0, 20, 40])
    expect(seconds(elapsedMs())).toBe(40)
  },
)

test('a wait of more than a minute is not begun, unless it was allowed', async () => {
  const { telegram, client, chat, bot, elapsedMs } = aPatientClient()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 61_000, times: 2 })
  const options: ClientOptions = { fetch: telegram.fetch, clock: telegram.clock }
  const patient = new Client(bot.token, { ...options, retry: { maxWaitMs: Number.POSITIVE_INFINITY } })

  await expect(client.createInviteLink(chat.id)).rejects.toBeInstanceOf(FloodError)
  expect(elapsedMs()).toBe(0)
  await patient.createInviteLink(chat.id)

  expect(seconds(elapsedMs())).toBeGreaterThanOrEqual(61)
})

test.each(['bad-gateway', 'server-error', 'reset', 'lost-answer', 'cut-body'] as const)(
  'what may be done twice is sent again after a fault: %s',
  async (kind) => {
    const { telegram, client, chat, arrivals } = aPatientClient()
    telegram.faults.add({ kind, times: 2 })

    await client.api.call('getChat', { chat_id: chat.id })

    expect(arrivals.map(({ method }) => method)).toEqual(['getChat', 'getChat', 'getChat'])
  },
)

test.each(['bad-gateway', 'server-error', 'reset', 'lost-answer', 'cut-body'] as const)(
  'a link that may have been made is not made again: %s',
  async (kind) => {
    const { telegram, client, chat, arrivals } = aPatientClient()
    telegram.faults.add({ kind, times: 1 })

    const failure = client.createInviteLink(chat.id)

    await expect(failure).rejects.toMatchObject({ outcome: 'unknown' })
    expect(arrivals).toHaveLength(1)
  },
)

test.each([
  ['exportChatInviteLink', {}],
  ['createChatSubscriptionInviteLink', { subscription_period: 2_592_000, subscription_price: 5 }],
  ['sendMessage', { text: 'Hello' }],
] as const)('%s is not repeated after a lost answer', async (method, params) => {
  const { telegram, client, chat, arrivals } = aPatientClient()
  telegram.faults.add({ kind: 'lost-answer' })

  const failure = client.api.call(method, { chat_id: chat.id, ...params } as ApiParams<typeof method>)

  await expect(failure).rejects.toMatchObject({ outcome: 'unknown' })
  expect(arrivals).toHaveLength(1)
})

test('what never left is sent again, whatever it is', async () => {
  const clock = aPatientClient().telegram.clock
  const told: RetryEvent[] = []
  // Nothing listens there.
  const client = new Client(TOKEN, {
    apiRoot: 'http://127.0.0.1:9',
    clock,
    retry: { onRetry: (event) => told.push(event) },
  })

  const failure = client.createInviteLink(CHAT)

  await expect(failure).rejects.toMatchObject({ reason: 'network', outcome: 'not-sent' })
  expect(told.map(({ attempt }) => attempt)).toEqual([1, 2])
})

test('so many attempts, the first included, and the last error', async () => {
  const { telegram, client, chat, arrivals } = aPatientClient({ retry: { attempts: 5 } })
  telegram.faults.add({ kind: 'server-error' })

  const failure = client.getPrimaryInviteLink(chat.id)

  await expect(failure).rejects.toBeInstanceOf(ApiError)
  await expect(failure).rejects.toMatchObject({ reason: 'server-error', outcome: 'unknown' })
  expect(arrivals).toHaveLength(5)
})

test('each wait after a fault is at most twice as long as the one before may be', async () => {
  const waits: number[] = []
  const { telegram, client, chat } = aPatientClient({
    retry: { attempts: 9, onRetry: ({ waitMs }) => waits.push(waitMs) },
  })
  telegram.faults.add({ kind: 'bad-gateway' })

  await expect(client.getPrimaryInviteLink(chat.id)).rejects.toBeInstanceOf(TransportError)

  const longest = [250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]
  expect(waits.map((waitMs, index) => waitMs <= (longest[index] ?? 0))).toEqual(longest.map(() => true))
  expect(new Set(waits).size).toBe(8)
})

test('before each further try somebody may be told', async () => {
  const told: RetryEvent[] = []
  const { telegram, client, chat } = aPatientClient({ retry: { onRetry: (event) => told.push(event) } })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 3_000, times: 1 })
  telegram.faults.add({ kind: 'bad-gateway', times: 1 })

  await client.getPrimaryInviteLink(chat.id)

  expect(told).toEqual([
    { method: 'getChat', attempt: 1, waitMs: 3_000, error: expect.any(FloodError) },
    { method: 'getChat', attempt: 2, waitMs: expect.any(Number), error: expect.any(TransportError) },
  ])
})

test('a call tells when it waits, and when it goes on', async () => {
  const { telegram, client, chat } = aPatientClient()
  const waits: (Date | null)[] = []
  const until = telegram.clock.now().getTime() + 30_000
  telegram.faults.add({ kind: 'flood', retryAfterMs: 30_000, times: 1 })

  await client.createInviteLink(chat.id, {}, { onWait: (wait) => waits.push(wait) })

  expect(waits).toEqual([expect.any(Date), null])
  expect(seconds((waits[0]?.getTime() ?? 0) - until)).toBe(0)
})

test.each([{}, false] as const)(
  'an abort ends the wait, with the reason of the signal (throttle: %j)',
  async (throttle) => {
    const { telegram, client, chat, elapsedMs, arrivals } = aPatientClient({ throttle })
    telegram.faults.add({ kind: 'flood', retryAfterMs: 30_000, times: 1 })
    const ending = new AbortController()
    const onWait = () => ending.abort(new Error('enough'))

    const failure = client.createInviteLink(chat.id, {}, { signal: ending.signal, onWait })

    await expect(failure).rejects.toThrow('enough')
    expect(arrivals).toHaveLength(1)
    expect(elapsedMs()).toBe(0)
  },
)

test('`retry: false` repeats nothing', async () => {
  const { telegram, client, chat, arrivals } = aPatientClient({ retry: false })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 1_000, times: 1 })
  telegram.faults.add({ kind: 'bad-gateway', times: 1 })

  await expect(client.getPrimaryInviteLink(chat.id)).rejects.toBeInstanceOf(FloodError)
  await expect(client.getPrimaryInviteLink(chat.id)).rejects.toBeInstanceOf(TransportError)

  expect(arrivals).toHaveLength(2)
})

test('an approval whose answer was lost is an approval', async () => {
  const { telegram, client, chat } = aPatientClient()
  const ada = telegram.addUser({ firstName: 'Ada' })
  const link = await client.createInviteLink(chat.id, { requireApproval: true })
  ada.requestToJoin(link)
  telegram.faults.add({ kind: 'lost-answer', method: 'approveChatJoinRequest', times: 1 })

  const isDone = await client.api.call('approveChatJoinRequest', { chat_id: chat.id, user_id: ada.id })

  expect(isDone).toBe(true)
  expect(telegram.calls.at(-1)?.response.status).toBe(400)
})

test('a refused request whose answer was lost is refused; one that was never there is an error', async () => {
  const { telegram, client, chat } = aPatientClient()
  const ada = telegram.addUser({ firstName: 'Ada' })
  const link = await client.createInviteLink(chat.id, { requireApproval: true })
  ada.requestToJoin(link)
  telegram.faults.add({ kind: 'lost-answer', method: 'declineChatJoinRequest', times: 1 })
  const decline = () => client.api.call('declineChatJoinRequest', { chat_id: chat.id, user_id: ada.id })

  expect(await decline()).toBe(true)
  await expect(decline()).rejects.toMatchObject({ reason: 'request-gone' })
})

test('a link whose revoking was done and not answered is revoked, with all that is known of it', async () => {
  const { telegram, client, chat, arrivals } = aPatientClient()
  const link = await client.createInviteLink(chat.id, { title: 'Spring', limit: 5 })
  telegram.faults.add({ kind: 'lost-answer', method: 'revokeChatInviteLink', times: 1 })

  const revoked = await link.revoke()

  expect(revoked).toBe(link)
  expect([link.isRevoked, link.title, link.limit]).toEqual([true, 'Spring', 5])
  expect(arrivals.slice(1).map(({ method }) => method)).toEqual(['revokeChatInviteLink', 'revokeChatInviteLink'])
  expect(telegram.calls.at(-1)?.response.status).toBe(400)
})

test('of a link known only by its URL, no more than that is known afterwards', async () => {
  const { telegram, bot, client, chat } = aPatientClient()
  const { url } = await client.createInviteLink(chat.id, { title: 'Spring', limit: 5 })
  telegram.faults.add({ kind: 'lost-answer', method: 'revokeChatInviteLink', times: 1 })

  const revoked = await client.revokeInviteLink(chat.id, url)

  expect(revoked).toMatchObject({
    url,
    isRevoked: true,
    title: null,
    limit: null,
    creator: { id: bot.id, isBot: true },
  })
})

test('a link that was gone before is an error, also after an answer that was lost before it got there', async () => {
  const { telegram, client, chat } = aPatientClient()
  const link = await client.createInviteLink(chat.id)
  const copy = client.inviteLink(chat.id, link.toJSON())
  await link.revoke()

  await expect(copy.revoke()).rejects.toMatchObject({ reason: 'link-gone' })
  telegram.faults.add({ kind: 'lost-answer', method: 'editChatInviteLink', times: 1 })
  await expect(copy.edit({ title: 'Summer' })).rejects.toMatchObject({ reason: 'link-gone' })
})

test('`maxWaitMs: 0` waits for nothing', async () => {
  const { telegram, client, chat, arrivals } = aPatientClient({ retry: { maxWaitMs: 0 } })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 1_000, times: 1 })

  await expect(client.createInviteLink(chat.id)).rejects.toBeInstanceOf(FloodError)

  expect(arrivals).toHaveLength(1)
})

test('what a caller rejects with after a lost answer comes up as it is', async () => {
  const { telegram } = aPatientClient()
  const failures: unknown[] = [
    new TransportError({ method: 'getMe', reason: 'network', outcome: 'unknown', what: 'it broke' }),
    'a text of its own',
  ]
  const broken: Caller = {
    async call() {
      throw failures.shift()
    },
  }
  const client = new Client(broken, { clock: telegram.clock, retry: {} })

  await expect(client.api.call('getMe')).rejects.toBe('a text of its own')
})

test('a wait that is just as long as may be is waited out', async () => {
  const { telegram, client, chat, elapsedMs } = aPatientClient()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 60_000, times: 1 })

  await client.createInviteLink(chat.id)

  expect(seconds(elapsedMs())).toBeGreaterThanOrEqual(60)
})

test.each([0, -1_000])('a server that asks for %i ms is not asked without end', async (retryAfterMs) => {
  const { telegram } = aPatientClient()
  let calls = 0
  const flooded: Caller = {
    async call() {
      calls += 1
      throw new FloodError({ method: 'getMe', code: 429, description: 'Too Many', reason: 'flood' }, retryAfterMs)
    },
  }
  const client = new Client(flooded, { clock: telegram.clock, retry: { maxWaitMs: 1_000 }, throttle: {} })

  await expect(client.api.call('getMe')).rejects.toBeInstanceOf(FloodError)

  expect(calls).toBeLessThan(6)
})

test('each call has a budget of its own, also where a layer hands on the same parameters', async () => {
  const params = {}
  const { telegram, client } = aPatientClient({
    retry: { maxWaitMs: 30_000 },
    layers: [
      (inner) => ({ call: (method, _, options) => inner.call(method, params as ApiParams<typeof method>, options) }),
    ],
  })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 20_000, times: 1 })

  await client.api.call('getMe')
  telegram.faults.add({ kind: 'flood', retryAfterMs: 20_000, times: 1 })
  const me = await client.api.call('getMe')

  expect(me.is_bot).toBe(true)
})

test('a group that moved in between has no second budget', async () => {
  const { telegram, bot, client, elapsedMs } = aPatientClient({ retry: { maxWaitMs: 30_000 } })
  const group = telegram.addChat({ type: 'group', title: 'Chess club' })
  group.promote(bot, { canInviteUsers: true })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 20_000, times: 1 })
  telegram.faults.add({ kind: 'migration', chatId: group.id, times: 1 })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 20_000, times: 1 })

  await expect(client.createInviteLink(group.id)).rejects.toBeInstanceOf(FloodError)

  expect(seconds(elapsedMs())).toBeLessThan(30)
})

test('a signal that is no more than alike ends a wait', async () => {
  const { telegram, client, chat } = aPatientClient()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 20_000, times: 1 })
  const { signal } = new AbortController()
  const alike = {
    aborted: false,
    reason: undefined,
    addEventListener: signal.addEventListener.bind(signal),
    removeEventListener: signal.removeEventListener.bind(signal),
  } as unknown as AbortSignal

  await client.createInviteLink(chat.id, {}, { signal: alike })

  expect(telegram.calls.map(({ response }) => response.status)).toEqual([429, 200])
})

test('on a caller that was handed in nothing is repeated unless asked for', async () => {
  const { telegram } = aPatientClient()
  let calls = 0
  const flooded: Caller = {
    async call() {
      calls += 1
      const description = 'Too Many Requests: retry after 2'
      throw new FloodError({ method: 'getMe', code: 429, description, reason: 'flood' }, 2_000)
    },
  }

  await expect(new Client(flooded).api.call('getMe')).rejects.toBeInstanceOf(FloodError)
  expect(calls).toBe(1)
  const patient = new Client(flooded, { clock: telegram.clock, retry: { maxWaitMs: 5_000 } })
  await expect(patient.api.call('getMe')).rejects.toBeInstanceOf(FloodError)

  expect(calls).toBe(4)
})

test('a closed client is not asked again', async () => {
  const told: RetryEvent[] = []
  const { client, chat } = aPatientClient({ retry: { onRetry: (event) => told.push(event) } })

  await client.close()

  await expect(client.getPrimaryInviteLink(chat.id)).rejects.toMatchObject({ reason: 'closed' })
  expect(told).toEqual([])
})

test.each([
  [{ retry: true }, 'retry'],
  [{ retry: 5 }, 'retry'],
  [{ retry: { attempts: 0 } }, 'attempts'],
  [{ retry: { attempts: 2.5 } }, 'attempts'],
  [{ retry: { maxWaitMs: -1 } }, 'maxWaitMs'],
  [{ retry: { maxWaitMs: Number.NaN } }, 'maxWaitMs'],
  [{ retry: { onRetry: 'log' } }, 'onRetry'],
  [{ retry: { maxRetries: 3 } }, 'maxRetries'],
  [{ throttle: true }, 'throttle'],
  [{ throttle: { perChat: 0 } }, 'perChat'],
  [{ throttle: { perChat: Number.POSITIVE_INFINITY } }, 'perChat'],
  [{ throttle: { global: -1 } }, 'global'],
  [{ throttle: { global: '30' } }, 'global'],
  [{ throttle: { perMinute: 20 } }, 'perMinute'],
])('%j is refused', (options, option) => {
  const make = () => new Client(TOKEN, options as ClientOptions)

  expect(make).toThrow(InvalidOptionsError)
  expect(make).toThrow(`\`${option}\``)
})

test.each(['later', 5, {}])('`onWait` has to be a function, not %j', async (onWait) => {
  const { client, chat } = aPatientClient()

  await expect(client.createInviteLink(chat.id, {}, { onWait: onWait as unknown as () => void })).rejects.toMatchObject(
    {
      option: 'onWait',
    },
  )
})
