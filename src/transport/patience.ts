import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from '../api/caller'
import { FloodError } from '../errors'
import { WaitBudget } from '../pacing/wait-budget'
import type { Clock } from '../time/clock'
import type { RetryOptions, ThrottleOptions } from './options'
import { Retry } from './retry'
import { Throttle } from './throttle'

/** Waits and tries again. What each call waits, held back or between two tries, comes from one budget. */
export class Patience implements Caller {
  readonly #throttle: Throttle | undefined
  readonly #retry: Retry | undefined
  readonly #outermost: Caller

  constructor(caller: Caller, clock: Clock, retry: RetryOptions | false, throttle: ThrottleOptions | false) {
    const { attempts = 3, maxWaitMs = 60_000, onRetry } = retry || {}
    const budget = new WaitBudget(maxWaitMs)
    if (throttle !== false) this.#throttle = new Throttle(caller, clock, budget, throttle)
    const held = this.#throttle ?? caller
    const terms = { clock, budget, attempts, isHeldBelow: throttle !== false, onRetry }
    if (retry !== false) this.#retry = new Retry(held, terms)
    this.#outermost = this.#retry ?? held
  }

  call<M extends ApiMethod>(method: M, params: ApiParams<M>, options?: CallOptions): Promise<ApiResult<M>> {
    return this.#outermost.call(method, params, options)
  }

  /** Goes on with a call whose first try failed elsewhere. */
  async resume<M extends ApiMethod>(
    failure: unknown,
    method: M,
    params: ApiParams<M>,
    options: CallOptions | undefined,
  ): Promise<ApiResult<M>> {
    if (failure instanceof FloodError) this.#throttle?.noteRefusal(method, params, failure)
    if (this.#retry === undefined) throw failure
    return await this.#retry.again(failure, method, params, options)
  }
}
