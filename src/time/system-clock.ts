import type { Clock } from './clock'

/** Timers count in 32 bits: a longer one would go off at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The clock on the wall. */
export const systemClock: Clock = {
  now: () => new Date(),

  async sleep(ms, signal) {
    for (let left = ms; left > 0; left -= LONGEST_TIMER_MS) await wait(Math.min(left, LONGEST_TIMER_MS), signal)
    signal?.throwIfAborted()
  },
}

function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const wake = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wake)
      if (signal?.aborted) reject(signal.reason)
      else resolve()
    }
    const timer = setTimeout(wake, ms)
    signal?.addEventListener('abort', wake)
  })
}
