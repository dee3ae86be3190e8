import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from '../api/caller'
import { isFloodError } from '../errors'
import type { WaitBudget } from '../pacing/wait-budget'
import type { Clock } from '../time/clock'
import type { ThrottleOptions } from './options'
import type { Throttle } from './throttle'

/** A throttle that is loaded with the first refusal, or for the first call where a rate is set: most pages meet none. */
export class ThrottleOnDemand implements Caller {
  readonly #inner: Caller
  readonly #load: () => Promise<Throttle>
  readonly #isNeeded: boolean
  #throttle: Promise<Throttle> | undefined

  constructor(inner: Caller, clock: Clock, budget: WaitBudget, rates: ThrottleOptions) {
    this.#inner = inner
    this.#isNeeded = rates.perChat !== undefined || rates.global !== undefined
    this.#load = async () => {
      const { Throttle } = await import('./throttle')
      return new Throttle(inner, clock, budget, rates)
    }
  }

  async call<M extends ApiMethod>(method: M, params: ApiParams<M>, options?: CallOptions): Promise<ApiResult<M>> {
    if (this.#isNeeded) this.#throttle ??= this.#load()
    if (this.#throttle !== undefined) return await (await this.#throttle).call(method, params, options)
    try {
      return await this.#inner.call(method, params, options)
    } catch (error) {
      if (isFloodError(error)) {
        this.#throttle ??= this.#load()
        const throttle = await this.#throttle
        throttle.noteRefusal(method, params, error)
      }
      throw error
    }
  }
}
