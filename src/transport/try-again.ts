import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from '../api/caller'
import { ApiError, FloodError, markAfterLostAnswer, TransportError } from '../errors'
import { backoffMs, floodWaitMs } from '../pacing/backoff'
import type { WaitBudget } from '../pacing/wait-budget'
import type { Clock } from '../time/clock'
import type { RetryEvent } from './options'
import { isRepeatable, isSettled } from './repeatable'

/** What there is to know and to decide about trying again. */
export interface RetryTerms {
  readonly clock: Clock
  readonly budget: WaitBudget
  /** How often a call that meets faults is tried, the first time included. */
  readonly attempts: number
  /** Whether what is below holds back what was refused for flooding, so that it may go there again at once. */
  readonly isHeldBelow: boolean
  readonly onRetry: ((event: RetryEvent) => void) | undefined
}

/** What another try may help against. */
type Fault = ApiError | TransportError

/**
 * Tries a call that failed again, where that may help and cannot harm. What was refused for flooding is repeated for as
 * long as the budget lasts; what met a fault so many times, and only if nothing can be done twice.
 */
export async function tryAgain<M extends ApiMethod>(
  caller: Caller,
  failure: unknown,
  terms: RetryTerms,
  method: M,
  params: ApiParams<M>,
  options: CallOptions | undefined,
): Promise<ApiResult<M>> {
  let error = failure
  let faults = 0
  let wasLost = false
  for (let attempt = 1; ; attempt++) {
    if (wasLost && isSettled(method, error)) return true as ApiResult<M>
    if (!isFault(error)) throw wasLost ? markAfterLostAnswer(error) : error

    if (!(error instanceof FloodError)) faults += 1
    const waitMs = waitBefore(error, method, faults, terms)
    if (waitMs === undefined || !terms.budget.allows(params, waitMs)) throw error

    wasLost ||= error.outcome === 'unknown'
    terms.onRetry?.({ method, attempt, waitMs, error })
    if (!(terms.isHeldBelow && error instanceof FloodError)) await waitFor(waitMs, terms, params, options)
    try {
      return await caller.call(method, params, options)
    } catch (next) {
      error = next
    }
  }
}

/** How long to wait before another try, or nothing where there must not be one. */
function waitBefore(fault: Fault, method: string, faults: number, terms: RetryTerms): number | undefined {
  if (fault instanceof FloodError) return terms.isHeldBelow ? fault.retryAfterMs : floodWaitMs(fault.retryAfterMs)
  const isHarmless = fault.outcome === 'not-sent' || isRepeatable(method)
  return isHarmless && faults < terms.attempts ? backoffMs(faults) : undefined
}

async function waitFor(
  ms: number,
  { clock, budget }: RetryTerms,
  params: object,
  options: CallOptions | undefined,
): Promise<void> {
  budget.spend(params, ms)
  options?.onWait?.(new Date(clock.now().getTime() + ms))
  await clock.sleep(ms, options?.signal)
  options?.onWait?.(null)
}

function isFault(error: unknown): error is Fault {
  if (error instanceof TransportError) return error.reason !== 'closed'
  return error instanceof ApiError && (error instanceof FloodError || error.reason === 'server-error')
}
