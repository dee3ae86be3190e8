import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from '../api/caller'
import { TransportError } from '../errors'

/** The outermost door: once it is closed nothing goes in, and what is inside comes out first. */
export class Closable implements Caller {
  readonly #inner: Caller
  readonly #release: () => void
  readonly #underWay = new Set<Promise<unknown>>()
  #isClosed = false

  /** @param release - lets go of what the calls stood on, when the last has ended */
  constructor(inner: Caller, release: () => void) {
    this.#inner = inner
    this.#release = release
  }

  async call<M extends ApiMethod>(method: M, params: ApiParams<M>, options?: CallOptions): Promise<ApiResult<M>> {
    if (this.#isClosed) {
      throw new TransportError({ method, reason: 'closed', outcome: 'not-sent', what: 'the client is closed' })
    }
    const result = this.#inner.call(method, params, options)
    this.#underWay.add(result)
    try {
      return await result
    } finally {
      this.#underWay.delete(result)
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.allSettled(this.#underWay)
    this.#release()
  }
}
