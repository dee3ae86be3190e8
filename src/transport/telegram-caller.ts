import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from '../api/caller'
import { InvalidOptionsError, TransportError } from '../errors'
import type { Endpoint } from './endpoint'
import { resultOf } from './envelope'
import { type Answer, type Exchange, ExchangeFailure } from './exchange'
import { longPollMs } from './long-poll'

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
    const limits = { timeoutMs, signal: options?.signal }
    const body = serialise(params)
    let happened: Answer | ExchangeFailure
    try {
      happened = await this.#exchange.post(this.#endpoint.path(method), body, limits)
      const result = resultOf(happened.body)
      if (result !== undefined) return result as ApiResult<M>
    } catch (error) {
      if (!(error instanceof ExchangeFailure)) throw error
      happened = error
    }
    throw await this.#explain(method, happened)
  }

  async #explain(method: string, happened: Answer | ExchangeFailure): Promise<Error> {
    const explain = await loadExplain()
    if (explain !== undefined) return explain(method, happened, (text) => this.#endpoint.redact(text))
    // A page that is off line: the bare fact is told, without a cause that nobody has looked through.
    const { reason, what } = 'status' in happened ? unread(happened) : happened
    return new TransportError({ method, reason, outcome: 'unknown', what })
  }
}

async function loadExplain() {
  try {
    const { explain } = await import('./explanations')
    return explain
  } catch {
    return undefined
  }
}

function unread({ status }: Answer): ExchangeFailure {
  return new ExchangeFailure('bad-answer', true, `HTTP ${status}, and what explains it could not be loaded`)
}

function serialise(params: object): string {
  try {
    return JSON.stringify(params)
  } catch {
    throw new InvalidOptionsError('params', 'plain values that JSON can carry', params)
  }
}
