import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from '../api/caller'
import { closedError } from '../errors'

/** The outermost door: once it is closed nothing goes in, and what is inside comes out first. */
export class Closable implements Caller {
  readonly #inner: Caller
  readonly #release: () => void
  #underWay = 0
  #onLast = () => {}
  #closing: Promise<void> | undefined

  /** @param release - lets go of what the calls stood on, when the last has ended */
  constructor(inner: Caller, release = () => {}) {
    this.#inner = inner
    this.#release = release
  }

  /** Not `async` itself, which would take a tenth of what a call takes of the heap. */
  call<M extends ApiMethod>(method: M, params: ApiParams<M>, options?: CallOptions): Promise<ApiResult<M>> {
    if (this.#closing !== undefined) {
      return Promise.reject(closedError(method))
    }
    const result = this.#inner.call(method, params, options)
    this.#underWay += 1
    return result.then(this.#passOn, this.#failOn)
  }

  readonly #passOn = <T>(result: T): T => {
    this.#leave()
    return result
  }

  readonly #failOn = (error: unknown): never => {
    this.#leave()
    throw error
  }

  #leave(): void {
    this.#underWay -= 1
    if (this.#underWay === 0) this.#onLast()
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    if (this.#underWay > 0) {
      await new Promise<void>((resolve) => {
        this.#onLast = resolve
      })
    }
    this.#release()
  }
}
