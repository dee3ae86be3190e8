import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SteadyRate } from '../../src/pacing/steady-rate'

/** When calls go that come after such pauses and are as late as that, each as soon as it may. */
function timesOfGoing(perSecond: number, calls: readonly [pauseMs: number, lateMs: number][]): number[] {
  const rate = new SteadyRate(perSecond)
  let nowMs = 0
  return calls.map(([pauseMs, lateMs]) => {
    nowMs += pauseMs
    const delayMs = rate.delayMs(nowMs)
    if (delayMs > 0) nowMs = Math.ceil(nowMs + delayMs + lateMs)
    // A call that comes late may still have to wait for a bit.
    nowMs = Math.ceil(nowMs + rate.delayMs(nowMs))
    rate.take(nowMs)
    return nowMs
  })
}

const pause = fc.oneof({ arbitrary: fc.constant(0), weight: 5 }, { arbitrary: fc.nat(3_000), weight: 1 })
const lateness = fc.oneof(fc.nat(3), fc.nat(400))

test('in no stretch of a second there are more than that, however calls come and however late timers are', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.tuple(pause, lateness), { maxLength: 300 }),
      (perSecond, calls) => {
        const times = timesOfGoing(perSecond, calls)

        for (const [index, atMs] of times.entries()) {
          expect((times[index + perSecond] ?? Number.POSITIVE_INFINITY) - atMs).toBeGreaterThan(1_000)
        }
      },
    ),
  )
})

test('with timers that are a little late it keeps within three hundredths of its rate', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.infiniteStream(fc.nat(3)), (perSecond, lateMs) => {
      const calls = [...lateMs.take(perSecond * 5 + 1)].map((late): [number, number] => [0, late])

      expect(timesOfGoing(perSecond, calls).at(-1)).toBeLessThan(5_000 * 1.03 + 20)
    }),
    { numRuns: 30 },
  )
})

test('it can be forgotten when its last second is over, and no sooner', () => {
  const rate = new SteadyRate(5)

  rate.take(10_000)

  expect([rate.isIdle(10_000), rate.isIdle(10_900), rate.isIdle(11_100)]).toEqual([false, false, true])
})
