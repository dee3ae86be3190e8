import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from '../api/caller'
import { InvalidOptionsError, TransportError } from '../errors'
import type { Endpoint } from './endpoint'
import { resultOf } from './envelope'
import { type Answer, type Exchange, ExchangeFailure } from './exchange'

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
    let answer: Answer
    try {
      answer = await this.#exchange.post(this.#endpoint.path(method), body, limits)
    } catch (error) {
      throw error instanceof ExchangeFailure ? await this.#failure(method, error) : error
    }
    const result = resultOf(answer.body)
    if (result === undefined) throw await this.#refusal(method, answer)
    return result as ApiResult<M>
  }

  async #refusal(method: string, answer: Answer): Promise<Error> {
    const explanations = await loadExplanations()
    if (explanations !== undefined) return explanations.toRefusal(method, answer, this.#redact)
    const what = `HTTP ${answer.status}, and what explains it could not be loaded`
    return await this.#failure(method, new ExchangeFailure('bad-answer', true, what))
  }

  async #failure(method: string, failure: ExchangeFailure): Promise<Error> {
    const explanations = await loadExplanations()
    const known = explanations?.lookInto(failure, this.#redact)
    const { reason, wasSent, what } = known ?? failure
    const outcome = wasSent === false ? 'not-sent' : 'unknown'
    return new TransportError({ method, reason, outcome, what, cause: known?.cause })
  }

  readonly #redact = (text: string): string => this.#endpoint.redact(text)
}

/** A page that is off line cannot load them: then the bare fact is told, without a cause that nobody has looked through. */
function loadExplanations(): Promise<typeof import('./explanations') | undefined> {
  return import('./explanations').catch(() => undefined)
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
