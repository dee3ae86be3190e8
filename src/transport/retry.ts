import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from '../api/caller'
import { ApiError, ChatMigratedError, FloodError, markAfterLostAnswer, TransportError } from '../errors'
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
export class Retry implements Caller {
  readonly #inner: Caller
  readonly #terms: RetryTerms

  constructor(inner: Caller, terms: RetryTerms) {
    this.#inner = inner
    this.#terms = terms
  }

  /** Not `async` itself: a call that does not fail shall not pay for those that do. */
  call<M extends ApiMethod>(method: M, params: ApiParams<M>, options?: CallOptions): Promise<ApiResult<M>> {
    const again = (error: unknown) => this.again(error, method, params, options)
    return this.#inner.call(method, params, options).catch(again)
  }

  /** @param failure - what came of the first try */
  async again<M extends ApiMethod>(
    failure: unknown,
    method: M,
    params: ApiParams<M>,
    options: CallOptions | undefined,
  ): Promise<ApiResult<M>> {
    try {
      const result = await this.#untilDone(failure, method, params, options)
      this.#terms.budget.forget(params)
      return result
    } catch (error) {
      // A group that moved is followed: it is still the same call.
      if (!(error instanceof ChatMigratedError)) this.#terms.budget.forget(params)
      throw error
    }
  }

  async #untilDone<M extends ApiMethod>(
    failure: unknown,
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
      const waitMs = this.#waitBefore(error, method, faults)
      if (waitMs === undefined || !this.#terms.budget.allows(params, waitMs)) throw error

      wasLost ||= error.outcome === 'unknown'
      this.#terms.onRetry?.({ method, attempt, waitMs, error })
      if (!(this.#terms.isHeldBelow && error instanceof FloodError)) await this.#wait(waitMs, params, options)
      try {
        return await this.#inner.call(method, params, options)
      } catch (next) {
        error = next
      }
    }
  }

  /** How long to wait before another try, or nothing where there must not be one. */
  #waitBefore(fault: Fault, method: string, faults: number): number | undefined {
    const { isHeldBelow, attempts } = this.#terms
    if (fault instanceof FloodError)
      return isHeldBelow ? Math.max(0, fault.retryAfterMs) : floodWaitMs(fault.retryAfterMs)
    const isHarmless = fault.outcome === 'not-sent' || isRepeatable(method)
    return isHarmless && faults < attempts ? backoffMs(faults) : undefined
  }

  async #wait(ms: number, params: object, options: CallOptions | undefined): Promise<void> {
    const { budget, clock } = this.#terms
    budget.spend(params, ms)
    options?.onWait?.(new Date(clock.now().getTime() + ms))
    await clock.sleep(ms, options?.signal)
    options?.onWait?.(null)
  }
}

function isFault(error: unknown): error is Fault {
  if (error instanceof TransportError) return error.reason !== 'closed'
  return error instanceof ApiError && (error instanceof FloodError || error.reason === 'server-error')
}
