import { ApiError, type Caller, Client, type Clock, FloodError } from 'invitegram'
import { expect, test } from 'vitest'
import { aPatientClient } from '../support/patient'

const seconds = (ms: number) => Math.floor(ms / 1000)

test('a refusal holds back the calls of its method in its chat, and nobody else', async () => {
  const { telegram, bot, client, chat, arrivals } = aPatientClient()
  const other = telegram.addChat({ type: 'channel' })
  other.promote(bot, { canInviteUsers: true })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 10_000, times: 1 })

  const refused = client.createInviteLink(chat.id, { title: 'refused' })
  await client.getPrimaryInviteLink(chat.id)
  await client.createInviteLink(other.id, { title: 'elsewhere' })
  await client.createInviteLink(chat.id, { title: 'held back' })
  await refused

  expect(arrivals.map(({ atMs, method, params }) => [seconds(atMs), method, params.name])).toEqual([
    [0, 'createChatInviteLink', 'refused'],
    [0, 'getChat', undefined],
    [0, 'createChatInviteLink', 'elsewhere'],
    [10, 'createChatInviteLink', 'refused'],
    [10, 'createChatInviteLink', 'held back'],
  ])
})

test('first come, first served: who was refused before those who came later', async () => {
  const { telegram, client, chat, arrivals } = aPatientClient()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 5_000, times: 3 })

  await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((title) => client.createInviteLink(chat.id, { title })))

  // The first three are refused; the others are on their way by then.
  const names = arrivals.map(({ params }) => params.name)
  expect(names).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'a', 'b', 'c'])
})

test('those who wait keep their order', async () => {
  const { telegram, client, chat, arrivals } = aPatientClient()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 5_000, times: 1 })
  const create = (title: string) => client.createInviteLink(chat.id, { title })

  const refused = create('refused')
  await client.getPrimaryInviteLink(chat.id)
  await Promise.all([refused, ...['a', 'b', 'c', 'd'].map(create)])

  const names = arrivals.slice(2).map(({ params }) => params.name)
  expect(names).toEqual(['refused', 'a', 'b', 'c', 'd'])
})

test('the newest word of the server counts, even a shorter one', async () => {
  const { telegram, client, chat, arrivals } = aPatientClient()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 50_000, times: 1 })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 5_000, times: 1 })

  await Promise.all(['long', 'short'].map((title) => client.createInviteLink(chat.id, { title })))

  expect(arrivals.map(({ atMs, params }) => [seconds(atMs), params.name])).toEqual([
    [0, 'long'],
    [0, 'short'],
    [5, 'long'],
    [5, 'short'],
  ])
})

test('a longer word makes those wait longer who wait already', async () => {
  const { telegram, client, chat, arrivals } = aPatientClient()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 5_000, times: 1 })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 40_000, times: 1 })

  await Promise.all(['short', 'long'].map((title) => client.createInviteLink(chat.id, { title })))

  expect(arrivals.map(({ atMs }) => seconds(atMs))).toEqual([0, 0, 40, 40])
})

test('who would have to wait for too long is told so at once, and nothing is sent', async () => {
  const { telegram, client, chat, arrivals } = aPatientClient({ retry: { maxWaitMs: 60_000 } })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 90_000, times: 1 })

  await expect(client.createInviteLink(chat.id)).rejects.toBeInstanceOf(FloodError)
  const failure = client.createInviteLink(chat.id)

  await expect(failure).rejects.toBeInstanceOf(FloodError)
  await expect(failure).rejects.toMatchObject({ method: 'createChatInviteLink', reason: 'flood' })
  const { retryAfterMs } = await failure.catch((error) => error)
  expect(seconds(retryAfterMs)).toBeGreaterThanOrEqual(90)
  expect(arrivals).toHaveLength(1)
})

test('who waits already is sent away when the wait gets too long', async () => {
  const { telegram, client, chat, arrivals, elapsedMs } = aPatientClient()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 5_000, times: 1 })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 3_600_000, times: 1 })

  const failures = await Promise.allSettled(['a', 'b'].map((title) => client.createInviteLink(chat.id, { title })))

  expect(failures.map((failure) => failure.status === 'rejected' && failure.reason)).toEqual([
    expect.any(FloodError),
    expect.any(FloodError),
  ])
  expect(arrivals).toHaveLength(2)
  expect(elapsedMs()).toBe(0)
})

test('with `retry: false` the refused call rejects, and later ones are still held back', async () => {
  const { telegram, client, chat, arrivals } = aPatientClient({ retry: false })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 10_000, times: 1 })

  await expect(client.createInviteLink(chat.id)).rejects.toBeInstanceOf(FloodError)
  await client.createInviteLink(chat.id)

  expect(arrivals.map(({ atMs }) => seconds(atMs))).toEqual([0, 10])
})

test('with `throttle: false` nothing is held back', async () => {
  const { telegram, client, chat, arrivals } = aPatientClient({ throttle: false, retry: false })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 10_000, times: 1 })

  await expect(client.createInviteLink(chat.id)).rejects.toBeInstanceOf(FloodError)
  await client.createInviteLink(chat.id)

  expect(arrivals.map(({ atMs }) => atMs)).toEqual([0, 0])
})

test('one that gives up leaves the line to the others', async () => {
  const { telegram, client, chat, arrivals } = aPatientClient()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 10_000, times: 1 })
  const giving = new AbortController()
  const create = (title: string, signal?: AbortSignal) => client.createInviteLink(chat.id, { title }, { signal })

  const refused = create('refused')
  await client.getPrimaryInviteLink(chat.id)
  const all = Promise.allSettled([refused, create('a'), create('gives up', giving.signal), create('b')])
  giving.abort(new Error('enough'))

  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(arrivals.slice(2).map(({ params }) => params.name)).toEqual(['refused', 'a', 'b'])
})

test('a signal that was aborted before keeps the call out of the line', async () => {
  const { telegram, client, chat, arrivals } = aPatientClient({ retry: false })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 10_000, times: 1 })
  await expect(client.createInviteLink(chat.id)).rejects.toBeInstanceOf(FloodError)

  const failure = client.createInviteLink(chat.id, {}, { signal: AbortSignal.abort(new Error('enough')) })

  await expect(failure).rejects.toThrow('enough')
  expect(arrivals).toHaveLength(1)
})

test('a chat has one budget by its name and by its id, once both are known', async () => {
  const { telegram, bot, client, arrivals } = aPatientClient({ retry: false })
  const chat = telegram.addChat({ type: 'channel', username: 'Chess_News' })
  chat.promote(bot, { canInviteUsers: true })
  telegram.faults.add({ kind: 'flood', method: 'createChatInviteLink', retryAfterMs: 10_000, times: 1 })
  await expect(client.createInviteLink('@chess_news')).rejects.toBeInstanceOf(FloodError)

  await client.api.call('getChat', { chat_id: '@chess_news' })
  await client.createInviteLink(chat.id, { title: 'by id' })

  expect(arrivals.map(({ atMs, params }) => [seconds(atMs), params.chat_id])).toEqual([
    [0, '@chess_news'],
    [0, '@chess_news'],
    [10, chat.id],
  ])
})

test('a message tells the id of a chat, too', async () => {
  const { telegram, bot, client, arrivals } = aPatientClient({ retry: false })
  const chat = telegram.addChat({ type: 'supergroup', username: 'chess_club' })
  chat.promote(bot, { canInviteUsers: true })
  telegram.faults.add({ kind: 'flood', method: 'createChatInviteLink', retryAfterMs: 10_000, times: 1 })
  await expect(client.createInviteLink(chat.id)).rejects.toBeInstanceOf(FloodError)

  await client.api.call('sendMessage', { chat_id: '@Chess_Club', text: 'Hello' })
  await client.createInviteLink('@chess_club')

  expect(seconds(arrivals.at(-1)?.atMs ?? 0)).toBe(10)
})

test('the pace of the server is found with two refusals, and kept', async () => {
  const { telegram, client, chat, elapsedMs } = aPatientClient()
  const rate = telegram.faults.add({ kind: 'rate', perSecond: 20 / 60, burst: 20, doubling: true })

  for (let count = 0; count < 120; count++) await client.createInviteLink(chat.id)

  // The first 20 go at once; the other 100 take 300 s at best.
  expect(elapsedMs()).toBeLessThan(360_000)
  expect(elapsedMs()).toBeGreaterThanOrEqual(300_000)
  expect(rate.hits).toBeLessThanOrEqual(2)
})

test.each([
  [300, 300, 16, 700, 1.5],
  [50, 50, 16, 200, 1.2],
  [30, 1, 8, 200, 3],
])(
  '%i a second, %i at once, %i calls at a time: %i links in good time, with few refusals',
  async (perSecond, burst, many, count, most) => {
    const { telegram, client, chat, elapsedMs } = aPatientClient()
    const rate = telegram.faults.add({ kind: 'rate', perSecond, burst })
    let left = count

    const work = async () => {
      while (left-- > 0) await client.createInviteLink(chat.id)
    }
    await Promise.all(Array.from({ length: many }, work))

    expect(elapsedMs() / 1000).toBeLessThan((most * count) / perSecond)
    expect(rate.hits).toBeLessThanOrEqual(2 * many + count / 50)
    expect(chat.links.length).toBeGreaterThanOrEqual(count)
  },
)

test('a server that has become generous is found out, slowly at first', async () => {
  const { telegram, client, chat, elapsedMs } = aPatientClient()
  const rate = telegram.faults.add({ kind: 'rate', perSecond: 1, burst: 1 })
  const msFor = async (count: number) => {
    const fromMs = elapsedMs()
    for (let made = 0; made < count; made++) await client.createInviteLink(chat.id)
    return elapsedMs() - fromMs
  }
  await msFor(5)

  rate.remove()
  const [first, , , , last] = [await msFor(100), await msFor(100), await msFor(100), await msFor(100), await msFor(100)]

  expect(first).toBeGreaterThan(90_000)
  expect(last).toBeLessThan(80_000)
})

/** The most that arrived within a second, whichever second it is. */
function mostInASecond(times: readonly number[]): number {
  return Math.max(...times.map((atMs) => times.filter((other) => other >= atMs && other <= atMs + 1_000).length))
}

test('a steady rate for each chat: evenly spread, and never more in a second', async () => {
  const { telegram, bot, client, chat, arrivals } = aPatientClient({ throttle: { perChat: 10 } })
  const other = telegram.addChat({ type: 'channel' })
  other.promote(bot, { canInviteUsers: true })

  await Promise.all([chat, other].flatMap(({ id }) => Array.from({ length: 40 }, () => client.createInviteLink(id))))

  const timesOf = (id: number) => arrivals.filter(({ params }) => params.chat_id === id).map(({ atMs }) => atMs)
  expect(mostInASecond(timesOf(chat.id))).toBe(10)
  expect(mostInASecond(timesOf(other.id))).toBe(10)
  const gaps = timesOf(chat.id)
    .slice(1)
    .map((atMs, index) => atMs - (timesOf(chat.id)[index] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(101)
  expect(Math.max(...gaps)).toBeLessThanOrEqual(104)
})

test('a rate below one a second', async () => {
  const { client, chat, arrivals } = aPatientClient({ throttle: { perChat: 20 / 60 } })

  for (let count = 0; count < 4; count++) await client.createInviteLink(chat.id)

  expect(arrivals.map(({ atMs }) => Math.round(atMs / 1000))).toEqual([0, 3, 6, 9])
})

test('a steady rate for all, in the order of coming', async () => {
  const { telegram, bot, client, arrivals } = aPatientClient({ throttle: { global: 5 } })
  const chats = Array.from({ length: 6 }, () => telegram.addChat({ type: 'channel' }))
  for (const chat of chats) chat.promote(bot, { canInviteUsers: true })

  await Promise.all([...chats, ...chats].map(({ id }) => client.createInviteLink(id)))

  expect(arrivals.map(({ params }) => params.chat_id)).toEqual([...chats, ...chats].map(({ id }) => id))
  expect(mostInASecond(arrivals.map(({ atMs }) => atMs))).toBe(5)
})

test('a refusal counts beside a steady rate: who kept the pace in vain goes back into the line', async () => {
  const { telegram, client, chat, arrivals } = aPatientClient({ throttle: { perChat: 2 } })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 30_000, times: 1 })

  await Promise.all(['a', 'b', 'c'].map((title) => client.createInviteLink(chat.id, { title })))

  expect(arrivals.map(({ atMs, params }) => [atMs >= 30_000, params.name])).toEqual([
    [false, 'a'],
    [true, 'a'],
    [true, 'b'],
    [true, 'c'],
  ])
  expect(mostInASecond(arrivals.map(({ atMs }) => atMs))).toBe(2)
})

test('an abort while keeping the pace leaves the line in order', async () => {
  const { client, chat, arrivals } = aPatientClient({ throttle: { perChat: 1 } })
  const giving = new AbortController()
  const create = (title: string, signal?: AbortSignal) => client.createInviteLink(chat.id, { title }, { signal })

  const all = Promise.allSettled([create('a'), create('b', giving.signal), create('c')])
  giving.abort(new Error('enough'))
  await all

  expect(arrivals.map(({ atMs, params }) => [seconds(atMs), params.name])).toEqual([
    [0, 'a'],
    [1, 'c'],
  ])
})

test('no timer is left when nobody waits any more', async () => {
  const { telegram, bot, chat } = aPatientClient()
  const client = new Client(bot.token, { fetch: telegram.fetch })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 50_000 })
  const giving = new AbortController()
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const before = timers()

  const calls = [1, 2, 3].map(() =>
    client.createInviteLink(chat.id, {}, { signal: giving.signal, onWait: () => giving.abort() }),
  )
  await Promise.allSettled(calls)

  expect(timers()).toBe(before)
})

test('a clock that breaks leaves nobody standing', async () => {
  const { telegram, bot, chat } = aPatientClient()
  const sleep = () => Promise.reject(new Error('the clock is broken'))
  const client = new Client(bot.token, { fetch: telegram.fetch, clock: { now: () => telegram.clock.now(), sleep } })
  telegram.faults.add({ kind: 'flood', retryAfterMs: 5_000, times: 1 })

  await expect(client.createInviteLink(chat.id)).rejects.toThrow('the clock is broken')
})

test('who throws when told that it goes on does not stand in the way of the others', async () => {
  const { telegram, client, chat, arrivals } = aPatientClient()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 5_000, times: 1 })
  const onWait = (until: Date | null) => {
    if (until === null) throw new Error('nothing to show')
  }

  await expect(client.createInviteLink(chat.id, {}, { onWait })).rejects.toThrow('nothing to show')
  await client.createInviteLink(chat.id, { title: 'another' })

  expect(arrivals.map(({ params }) => params.name)).toEqual([undefined, 'another'])
})

test('what keeps a pace for all makes room for other chats when its own is held', async () => {
  const { telegram, bot, client, chat, arrivals } = aPatientClient({ throttle: { global: 10 } })
  const other = telegram.addChat({ type: 'channel' })
  other.promote(bot, { canInviteUsers: true })
  telegram.faults.add({ kind: 'flood', chatId: chat.id, retryAfterMs: 30_000, times: 1 })

  const held = Array.from({ length: 50 }, () => client.createInviteLink(chat.id))
  await Promise.all([...held, client.createInviteLink(other.id, { title: 'elsewhere' })])

  const elsewhere = arrivals.find(({ params }) => params.name === 'elsewhere')
  expect(elsewhere?.atMs).toBeLessThan(1_000)
})

/** A caller whose calls take a tenth of a second; and a clock that can be set. */
function aSlowCaller(answer: (call: number) => unknown) {
  const { clock } = aPatientClient().telegram
  let offsetMs = 0
  let calls = 0
  const setClock: Clock = {
    now: () => new Date(clock.now().getTime() + offsetMs),
    sleep: (ms, signal) => clock.sleep(ms, signal),
  }
  const caller = {
    async call() {
      const given = answer(++calls)
      await clock.sleep(100)
      if (given instanceof Error) throw given
      return given
    },
  } as unknown as Caller
  const startMs = clock.now().getTime()
  return {
    caller,
    clock: setClock,
    setBack: (ms: number) => {
      offsetMs -= ms
    },
    elapsedMs: () => clock.now().getTime() - startMs,
  }
}

const flood = (seconds: number) =>
  new FloodError({ method: 'getMe', code: 429, description: 'Too Many Requests', reason: 'flood' }, seconds * 1_000)

test('a clock that is set back makes nobody wait for longer than the server asked for', async () => {
  const { caller, clock, setBack, elapsedMs } = aSlowCaller((call) => (call === 1 ? flood(2) : true))
  const client = new Client(caller, { clock, retry: {}, throttle: {} })

  await client.api.call('getMe', {}, { onWait: (until) => until && setBack(3_600_000) })
  setBack(3_600_000)
  await client.api.call('getMe')

  expect(elapsedMs()).toBeLessThan(10_000)
})

test('a clock that is set back does not stop a steady rate', async () => {
  const { caller, clock, setBack, elapsedMs } = aSlowCaller(() => true)
  const client = new Client(caller, { clock, throttle: { global: 1 } })

  await client.api.call('getMe')
  setBack(3_600_000)
  await client.api.call('getMe')

  expect(elapsedMs()).toBeLessThan(5_000)
})

test('calls that are refused for another reason count as let in', async () => {
  const refusal = { method: 'getMe', code: 400, description: 'Bad Request', reason: 'request-gone' } as const
  const { caller, clock, elapsedMs } = aSlowCaller((call) => (call === 1 ? flood(1) : new ApiError(refusal)))
  const client = new Client(caller, { clock, retry: {}, throttle: {} })
  let left = 200

  const work = async () => {
    while (left-- > 0) await client.api.call('getMe').catch(() => {})
  }
  await Promise.all(Array.from({ length: 16 }, work))

  // One after another they would take 20 s.
  expect(elapsedMs()).toBeLessThan(6_000)
})

test('a server that refused everything for a while is fast again soon afterwards', async () => {
  const { telegram, client, chat, elapsedMs } = aPatientClient({ retry: { maxWaitMs: Number.POSITIVE_INFINITY } })
  const rate = telegram.faults.add({ kind: 'rate', perSecond: 1, burst: 5 })
  for (let made = 0; made < 10; made++) await client.createInviteLink(chat.id)
  rate.remove()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 20_000, times: 15 })
  telegram.faults.add({ kind: 'rate', perSecond: 1, burst: 5 })

  await client.createInviteLink(chat.id)
  const fromMs = elapsedMs()
  for (let made = 0; made < 100; made++) await client.createInviteLink(chat.id)

  expect(elapsedMs() - fromMs).toBeLessThan(200_000)
})

test('what was learnt is kept through a hold of hours', async () => {
  const { telegram, client, chat } = aPatientClient({ retry: { maxWaitMs: Number.POSITIVE_INFINITY } })
  for (let made = 0; made < 20; made++) await client.createInviteLink(chat.id)
  const flood = telegram.faults.add({ kind: 'flood', retryAfterMs: 3_600_000, times: 1 })
  const waits: number[] = []

  for (let made = 0; made < 30; made++) {
    const before = telegram.clock.now().getTime()
    await client.createInviteLink(chat.id)
    waits.push(telegram.clock.now().getTime() - before)
  }

  expect(flood.hits).toBe(1)
  // Eighteen go at once after the hour, as twenty did before it; then one keeps to some twenty an hour.
  expect(waits.filter((ms) => ms > 60_000).length).toBeGreaterThan(8)
})

test('refusals at random do not make it slower and slower', async () => {
  const { telegram, client, chat, elapsedMs } = aPatientClient()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 1_000, probability: 0.1 })
  let left = 300

  const work = async () => {
    while (left-- > 0) await client.createInviteLink(chat.id)
  }
  await Promise.all(Array.from({ length: 4 }, work))

  // Some thirty refusals, each of which holds all of them back for a second.
  expect(elapsedMs()).toBeLessThan(300_000)
})

test('who stands in line is sent away when the server wants to be left alone for too long', async () => {
  const { clock } = aPatientClient().telegram
  const answers = [
    [100, flood(5)],
    [300, flood(3_600)],
  ] as const
  let calls = 0
  const caller = {
    async call() {
      const [afterMs, error] = answers[calls++] ?? [0, new Error('nobody should have come')]
      await clock.sleep(afterMs)
      throw error
    },
  } as unknown as Caller
  const client = new Client(caller, { clock, retry: false, throttle: {} })
  const failed = (error: unknown) => error

  const sent = [client.api.call('getMe').catch(failed), client.api.call('getMe').catch(failed)]
  await sent[0]
  const waiting = client.api.call('getMe').catch(failed)

  expect(await waiting).toBeInstanceOf(FloodError)
  expect(await waiting).not.toBe(answers[1][1])
  expect(calls).toBe(2)
})
