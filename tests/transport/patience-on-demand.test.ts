import { ApiError, type Caller, type Clock, FloodError, TransportError } from 'invitegram'
import { expect, test } from 'vitest'
import { PatienceOnDemand } from '../../src/transport/patience-on-demand'

const flood = new FloodError(
  { method: 'getChat', code: 429, description: 'Too Many Requests', reason: 'flood' },
  10_000,
)
const gone = new ApiError({ method: 'getChat', code: 400, description: 'Bad Request', reason: 'chat-not-found' })
const broken = new TransportError({ method: 'getChat', reason: 'network', outcome: 'unknown', what: 'it broke' })

/** A caller that fails with these, one after another, and then answers; and a clock on which no time passes by itself. */
function aScene({ retry, rates = {} }: { retry?: false; rates?: { perChat?: number } }, ...failures: Error[]) {
  let nowMs = 0
  const slept: number[] = []
  const clock: Clock = {
    now: () => new Date(nowMs),
    async sleep(ms) {
      slept.push(ms)
      nowMs += ms
    },
  }
  const inner = {
    async call() {
      const failure = failures.shift()
      if (failure !== undefined) throw failure
      return 1
    },
  } as unknown as Caller
  return { caller: new PatienceOnDemand(inner, clock, retry ?? {}, rates), slept }
}

const ask = (caller: Caller) => caller.call('getChat', { chat_id: 5 }).catch((error: unknown) => error)
const sum = (waits: readonly number[]) => waits.reduce((all, ms) => all + ms, 0)

test('on a page the first refusal is waited out, too', async () => {
  const { caller, slept } = aScene({}, flood)

  const answer = await ask(caller)

  expect(answer).toBe(1)
  expect(sum(slept)).toBeGreaterThanOrEqual(10_000)
})

test('on a page the first fault is met with another try', async () => {
  const { caller } = aScene({}, broken, broken)

  expect(await ask(caller)).toBe(1)
})

test('on a page without retries the refused call fails, and the next one waits', async () => {
  const { caller, slept } = aScene({ retry: false }, flood)

  const first = await ask(caller)
  const sleptBefore = [...slept]
  const second = await ask(caller)

  expect([first, sleptBefore, second]).toEqual([flood, [], 1])
  expect(sum(slept)).toBeGreaterThanOrEqual(10_000)
})

test('on a page other refusals hold nothing back', async () => {
  const { caller, slept } = aScene({}, gone)

  const answers = [await ask(caller), await ask(caller)]

  expect(answers).toEqual([gone, 1])
  expect(slept).toEqual([])
})

test('on a page a rate that is set holds from the first call on', async () => {
  const { caller, slept } = aScene({ rates: { perChat: 0.5 } })

  const answers = [await ask(caller), await ask(caller)]

  expect(answers).toEqual([1, 1])
  expect(slept).toHaveLength(1)
  expect(slept[0]).toBeGreaterThanOrEqual(2_000)
})
