import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from '../api/caller'
import type { Clock } from '../time/clock'
import type { RetryOptions, ThrottleOptions } from './options'
import type { Patience } from './patience'

/** Loads what waits and tries again with the first failure, or for the first call where a rate is set: most pages need none of it. */
export class PatienceOnDemand implements Caller {
  readonly #inner: Caller
  readonly #isNeeded: boolean
  readonly #load: () => Promise<Patience>
  #patience: Promise<Patience> | undefined

  constructor(inner: Caller, clock: Clock, retry: RetryOptions | false, throttle: ThrottleOptions | false) {
    this.#inner = inner
    this.#isNeeded = throttle !== false && (throttle.perChat ?? throttle.global) !== undefined
    this.#load = async () => {
      const { Patience } = await import('./patience')
      return new Patience(inner, clock, retry, throttle)
    }
  }

  async call<M extends ApiMethod>(method: M, params: ApiParams<M>, options?: CallOptions): Promise<ApiResult<M>> {
    if (this.#isNeeded) this.#patience ??= this.#load()
    if (this.#patience !== undefined) return await (await this.#patience).call(method, params, options)
    try {
      return await this.#inner.call(method, params, options)
    } catch (error) {
      return await (await this.#loadAfter(error)).resume(error, method, params, options)
    }
  }

  /** A page that is off line cannot load it: then one try was all, and the next failure may load it. */
  async #loadAfter(error: unknown): Promise<Patience> {
    this.#patience ??= this.#load()
    try {
      return await this.#patience
    } catch {
      this.#patience = undefined
      throw error
    }
  }
}
