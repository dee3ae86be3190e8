import { expect, test } from 'vitest'
import { DoublingLimit, idealMs, PausingLimit, PlainLimit, steadyMs } from './limits'

const ALLOWANCE = { perSecond: 2, burst: 3 }

test('a plain limit lets in its burst, and then its rate', () => {
  const limit = new PlainLimit(ALLOWANCE)

  const waits = [0, 0, 0, 0, 499, 500, 999, 1_000].map((ms) => limit.admit(ms))

  expect(waits).toEqual([0, 0, 0, 1, 1, 0, 1, 0])
  expect(limit.excesses).toBe(3)
})

test('a plain limit never holds more than its burst', () => {
  const limit = new PlainLimit(ALLOWANCE)
  limit.admit(0)

  const waits = [60_000, 60_000, 60_000, 60_000].map((ms) => limit.admit(ms))

  expect(waits).toEqual([0, 0, 0, 1])
})

test('a pausing limit refuses everything until its pause is over, and counts it once', () => {
  const limit = new PausingLimit(ALLOWANCE, 2_000)

  const waits = [0, 0, 0, 0, 900, 1_999, 2_000].map((ms) => limit.admit(ms))

  expect(waits).toEqual([0, 0, 0, 2, 2, 1, 0])
  expect(limit.excesses).toBe(1)
})

test('a doubling limit doubles its wait for those who come too soon, and for those who come too often', () => {
  const limit = new DoublingLimit({ perSecond: 0.5, burst: 1 })

  const waits = [0, 0, 1_000, 5_000, 5_000].map((ms) => limit.admit(ms))

  expect(waits).toEqual([0, 2, 4, 0, 8])
  expect(limit.excesses).toBe(3)
})

test('at best the burst takes no time, at a steady rate it does', () => {
  expect(idealMs(2_000, { perSecond: 300, burst: 300 })).toBeCloseTo(5_666.67, 2)
  expect(steadyMs(2_000, { perSecond: 300, burst: 300 })).toBeCloseTo(6_666.67, 2)
})
