import type { Clock } from './clock'

/** Timers count in 32 bits: a longer one would go off at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The clock on the wall. */
export const systemClock: Clock = {
  now: () => new Date(),

  async sleep(ms, signal) {
    for (let left = ms; left > 0 && !signal?.aborted; left -= LONGEST_TIMER_MS) {
      await wait(Math.min(left, LONGEST_TIMER_MS), signal)
    }
    // By hand, for signals that are no more than alike.
    if (signal?.aborted) throw signal.reason
  },
}

/** Until the time is over, or the signal aborted. */
function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, ms)
    signal?.addEventListener('abort', wake)
  })
}
