import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from '../api/caller'
import { InvalidOptionsError } from '../errors'
import { ExchangeFailure } from '../transport/exchange'
import { longPollMs } from '../transport/long-poll'
import type { Host } from './host'
import { HostCall } from './host-call'
import { toOwnError } from './host-error'

/** Whose calls ride on a bot of another library. */
export class HostCaller implements Caller {
  readonly #host: Host

  constructor(host: Host) {
    this.#host = host
  }

  async call<M extends ApiMethod>(method: M, params: ApiParams<M>, options: CallOptions = {}): Promise<ApiResult<M>> {
    // The host has a time limit of its own, and is left to it where no other is asked for.
    const { signal, timeoutMs = Number.POSITIVE_INFINITY } = options
    const limits = { signal, timeoutMs: timeoutMs + longPollMs(method, params) }
    try {
      const result = await new HostCall(this.#host, method, params, limits).run()
      if (result === undefined) throw new ExchangeFailure('bad-answer', true, 'an answer without a result came')
      return result as ApiResult<M>
    } catch (error) {
      const isOurs = error instanceof InvalidOptionsError || (signal?.aborted && error === signal.reason)
      if (isOurs) throw error
      throw toOwnError(this.#host, method, params, error)
    }
  }
}
