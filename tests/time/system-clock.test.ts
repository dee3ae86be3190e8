import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { systemClock } from '../../src/time/system-clock'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2030-01-01T00:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Whether a sleep is over by now. */
async function isOver(sleep: Promise<void>): Promise<boolean> {
  return await Promise.race([sleep.then(() => true), vi.advanceTimersByTimeAsync(0).then(() => false)])
}

test('it tells the time', () => {
  expect(systemClock.now()).toEqual(new Date('2030-01-01T00:00:00Z'))
})

test('a sleep ends when its time is over, and not before', async () => {
  const sleep = systemClock.sleep(1_000)

  await vi.advanceTimersByTimeAsync(999)
  const before = await isOver(sleep)
  await vi.advanceTimersByTimeAsync(1)

  expect(before).toBe(false)
  expect(await isOver(sleep)).toBe(true)
})

test('a sleep of no time at all is over at once', async () => {
  await systemClock.sleep(0)
  await systemClock.sleep(-5)

  expect(vi.getTimerCount()).toBe(0)
})

test('a sleep of two months is longer than timers count, and is slept to its end', async () => {
  const days = 86_400_000
  const sleep = systemClock.sleep(60 * days)

  await vi.advanceTimersByTimeAsync(59 * days)
  const before = await isOver(sleep)
  await vi.advanceTimersByTimeAsync(1 * days)

  expect(before).toBe(false)
  expect(await isOver(sleep)).toBe(true)
})

test("an abort ends a sleep with the signal's own reason, and leaves no timer behind", async () => {
  const stop = new AbortController()
  const reason = new Error('enough')
  const sleep = systemClock.sleep(1_000, stop.signal).catch((error) => error)

  stop.abort(reason)

  expect(await sleep).toBe(reason)
  expect(vi.getTimerCount()).toBe(0)
})

test('a signal that is no more than alike ends a sleep as well', async () => {
  let abort = () => {}
  const alike = {
    aborted: false,
    reason: 'enough',
    addEventListener: (_: string, listener: () => void) => {
      abort = listener
    },
    removeEventListener: () => {},
  }
  const sleep = systemClock.sleep(1_000, alike as unknown as AbortSignal).catch((reason) => reason)

  alike.aborted = true
  abort()

  expect(await sleep).toBe('enough')
  expect(vi.getTimerCount()).toBe(0)
})

test('a signal that is aborted already lets nobody sleep', async () => {
  const signal = AbortSignal.abort('enough')

  await expect(systemClock.sleep(1_000, signal)).rejects.toBe('enough')
  await expect(systemClock.sleep(0, signal)).rejects.toBe('enough')
})

test('a signal is listened to no longer than the sleep lasts', async () => {
  const { signal } = new AbortController()
  const sleep = systemClock.sleep(1_000, signal)
  const during = getEventListeners(signal, 'abort').length

  await vi.advanceTimersByTimeAsync(1_000)
  await sleep

  expect(during).toBe(1)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})
