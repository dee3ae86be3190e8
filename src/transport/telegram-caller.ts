import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from '../api/caller'
import { InvalidOptionsError, TransportError } from '../errors'
import type { Endpoint } from './endpoint'
import { readEnvelope } from './envelope'
import { type Answer, type Exchange, ExchangeFailure, type Limits } from './exchange'

/** The caller at the bottom of every other: it speaks to Telegram. */
export class TelegramCaller implements Caller {
  readonly #endpoint: Endpoint
  readonly #exchange: Exchange
  readonly #timeoutMs: number

  constructor(endpoint: Endpoint, exchange: Exchange, timeoutMs: number) {
    this.#endpoint = endpoint
    this.#exchange = exchange
    this.#timeoutMs = timeoutMs
  }

  async call<M extends ApiMethod>(method: M, params: ApiParams<M>, options?: CallOptions): Promise<ApiResult<M>> {
    const timeoutMs = (options?.timeoutMs ?? this.#timeoutMs) + longPollMs(method, params)
    const answer = await this.#post(method, serialise(params), { timeoutMs, signal: options?.signal })
    return readEnvelope(method, answer, this.#endpoint.redactor) as ApiResult<M>
  }

  async #post(method: string, body: string, limits: Limits): Promise<Answer> {
    try {
      return await this.#exchange.post(this.#endpoint.path(method), body, limits)
    } catch (error) {
      if (!(error instanceof ExchangeFailure)) throw error
      const { reason, wasSent, what, cause } = error
      const outcome = wasSent ? 'unknown' : 'not-sent'
      throw new TransportError({ method, reason, outcome, what, cause: this.#endpoint.redactor.error(cause) })
    }
  }
}

/** The time that `getUpdates` was asked to wait for news, on top of what an answer takes. */
function longPollMs(method: string, params: object): number {
  const timeout = method === 'getUpdates' && 'timeout' in params ? params.timeout : 0
  return typeof timeout === 'number' && timeout > 0 ? timeout * 1_000 : 0
}

function serialise(params: object): string {
  try {
    return JSON.stringify(params)
  } catch {
    throw new InvalidOptionsError('params', 'plain values that JSON can carry', params)
  }
}
