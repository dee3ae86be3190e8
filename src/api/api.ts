import { InvalidOptionsError, isObject } from '../errors'
import { checkCallOptions } from './call-options'
import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from './caller'

/** A method's parameters, which may be left out altogether where none is required. */
type ParamsOf<M extends ApiMethod> =
  Record<string, never> extends ApiParams<M>
    ? [params?: ApiParams<M> | undefined, options?: CallOptions]
    : [params: ApiParams<M>, options?: CallOptions]

const METHOD = /^[A-Za-z]+$/

/** The raw Bot API: every method by Telegram's own names, typed. */
export class Api {
  readonly #caller: Caller

  constructor(caller: Caller) {
    this.#caller = caller
  }

  /**
   * Calls any method of the Bot API. Parameters that are `null` or `undefined` are not sent: in JSON, `null` would
   * become the text "null".
   *
   * @returns the `result` of Telegram's answer, in its own names
   * @throws {InvalidOptionsError} before anything is sent, if the method's name or a call option cannot be right
   * @throws {ApiError} if Telegram refuses
   * @throws {TransportError} if no usable answer comes
   * @see https://core.telegram.org/bots/api#available-methods
   *
   * @example
   * const me = await client.api.call('getMe')
   * await client.api.call('sendMessage', { chat_id: me.id, text: 'Hello' }, { timeoutMs: 60_000 })
   */
  async call<M extends ApiMethod>(method: M, ...[params, options]: ParamsOf<M>): Promise<ApiResult<M>> {
    checkMethod(method)
    checkCallOptions(options)
    // By hand, for signals that are no more than alike.
    if (options?.signal?.aborted) throw options.signal.reason
    return await this.#caller.call(method, withoutNothing(method, params), options)
  }
}

function checkMethod(method: unknown): void {
  if (typeof method !== 'string' || !METHOD.test(method)) {
    throw new InvalidOptionsError('method', 'the name of a Bot API method', method)
  }
}

/** The parameters that are something. */
function withoutNothing<M extends ApiMethod>(method: M, params: ApiParams<M> | undefined): ApiParams<M> {
  if (params !== undefined && !isObject(params)) {
    throw new InvalidOptionsError('params', `an object of parameters of ${method}`, params)
  }
  const given: Partial<ApiParams<M>> = {}
  for (const name in params) {
    if (params[name] !== null && params[name] !== undefined) given[name] = params[name]
  }
  return given as ApiParams<M>
}
