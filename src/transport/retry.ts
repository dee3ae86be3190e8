import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from '../api/caller'
import type { RetryTerms } from './try-again'

/** Gives a call that failed another try, or several. Whether and when, `tryAgain` knows: it is loaded with the first failure. */
export class Retry implements Caller {
  readonly #inner: Caller
  readonly #terms: RetryTerms

  constructor(inner: Caller, terms: RetryTerms) {
    this.#inner = inner
    this.#terms = terms
  }

  /** Not `async` itself: a call that does not fail shall not pay for those that do. */
  call<M extends ApiMethod>(method: M, params: ApiParams<M>, options?: CallOptions): Promise<ApiResult<M>> {
    const again = (error: unknown) => this.#again(error, method, params, options)
    return this.#inner.call(method, params, options).catch(again)
  }

  async #again<M extends ApiMethod>(
    error: unknown,
    method: M,
    params: ApiParams<M>,
    options: CallOptions | undefined,
  ): Promise<ApiResult<M>> {
    // A page that is off line cannot load it: then one try was all.
    const { tryAgain } = await import('./try-again').catch(() => Promise.reject(error))
    return await tryAgain(this.#inner, error, this.#terms, method, params, options)
  }
}
