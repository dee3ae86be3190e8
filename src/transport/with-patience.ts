import { Patience } from '#platform'
import type { Caller } from '../api/caller'
import { checkKind, checkOptionNames, InvalidOptionsError } from '../errors'
import type { Clock } from '../time/clock'
import type { RetryOptions, ThrottleOptions } from './options'

/** A caller that waits and tries again, in the way that was asked for. */
export function withPatience(
  caller: Caller,
  clock: Clock,
  retry: RetryOptions | false,
  throttle: ThrottleOptions | false,
): Caller {
  if (retry !== false) checkRetry(retry)
  if (throttle !== false) checkThrottle(throttle)
  return retry === false && throttle === false ? caller : new Patience(caller, clock, retry, throttle)
}

function checkRetry(retry: RetryOptions): void {
  checkOptionNames(retry, ['attempts', 'maxWaitMs', 'onRetry'], 'retry', 'retry')
  const { attempts = 1, maxWaitMs = 0, onRetry } = retry
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
  for (const [name, rate] of Object.entries(throttle)) {
    if (rate !== undefined && !(Number.isFinite(rate) && rate > 0)) {
      throw new InvalidOptionsError(name, 'a positive number of calls per second', rate)
    }
  }
}
