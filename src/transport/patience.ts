import { Throttle } from '#platform'
import type { Caller } from '../api/caller'
import { checkKind, checkOptionNames, InvalidOptionsError } from '../errors'
import { WaitBudget } from '../pacing/wait-budget'
import type { Clock } from '../time/clock'
import type { RetryOptions, ThrottleOptions } from './options'
import { Retry } from './retry'

const ATTEMPTS = 3
const MAX_WAIT_MS = 60_000

/** A caller that waits and tries again. What each call waits, held back or between two tries, comes from one budget. */
export function withPatience(
  caller: Caller,
  clock: Clock,
  retry: RetryOptions | false,
  throttle: ThrottleOptions | false,
): Caller {
  if (retry !== false) checkRetry(retry)
  if (throttle !== false) checkThrottle(throttle)
  const { attempts = ATTEMPTS, maxWaitMs = MAX_WAIT_MS, onRetry } = retry || {}
  const budget = new WaitBudget(maxWaitMs)
  const throttled = throttle === false ? caller : new Throttle(caller, clock, budget, throttle)
  const isHeldBelow = throttle !== false
  return retry === false ? throttled : new Retry(throttled, { clock, budget, attempts, isHeldBelow, onRetry })
}

function checkRetry(retry: RetryOptions): void {
  checkOptionNames(retry, ['attempts', 'maxWaitMs', 'onRetry'], 'retry', 'retry')
  const { attempts = ATTEMPTS, maxWaitMs = MAX_WAIT_MS, onRetry } = retry
  if (!(Number.isInteger(attempts) && attempts >= 1)) {
    throw new InvalidOptionsError('attempts', 'a whole number from 1', attempts)
  }
  if (!(typeof maxWaitMs === 'number' && maxWaitMs >= 0)) {
    throw new InvalidOptionsError('maxWaitMs', 'a number of milliseconds from 0', maxWaitMs)
  }
  checkKind('onRetry', 'function', onRetry)
}

function checkThrottle(throttle: ThrottleOptions): void {
  checkOptionNames(throttle, ['perChat', 'global'], 'throttle', 'throttle')
  for (const name of ['perChat', 'global'] as const) {
    const rate = throttle[name]
    if (rate !== undefined && !(typeof rate === 'number' && rate > 0 && Number.isFinite(rate))) {
      throw new InvalidOptionsError(name, 'a positive number of calls per second', rate)
    }
  }
}
