import type { ApiMethods, Opts } from '@grammyjs/types'

/** All methods of the Bot API, without uploads. */
type Methods = ApiMethods<never>

/** The name of a Bot API method: `'createChatInviteLink'`. */
export type ApiMethod = keyof Methods

/** What a method takes, in Telegram's own names. A method without parameters takes none. */
export type ApiParams<M extends ApiMethod> = keyof Opts<never>[M] extends never ? Record<string, never> : Opts<never>[M]

/** What a method answers, in Telegram's own names. */
export type ApiResult<M extends ApiMethod> = ReturnType<Methods[M]>

/** What may be said of one call, whatever it does. */
export interface CallOptions {
  /** Ends the call: its promise rejects with the signal's own `reason`. */
  signal?: AbortSignal | undefined
  /**
   * How long one attempt may take, its answer's body included, in milliseconds: any positive number.
   * The server itself sleeps through short flood waits, so a limit under 15 s turns successes into unknowns.
   * @default the client's `timeoutMs`
   */
  timeoutMs?: number | undefined
  /**
   * Told when the call has to wait before it is sent, for the first time or again: until when, as far as that is known
   * by now, and `null` when it goes on. A call that does not wait tells nothing.
   */
  onWait?: ((until: Date | null) => void) | undefined
}

/**
 * The one seam to Telegram. Retry, throttle, logging, adapters and test doubles all stand here.
 *
 * A caller resolves to the `result` of Telegram's answer, and rejects only with an error of this library or with
 * the `reason` of the caller's own signal.
 */
export interface Caller {
  /** Has Telegram carry out a method, with parameters in Telegram's own names. */
  call<M extends ApiMethod>(method: M, params: ApiParams<M>, options?: CallOptions): Promise<ApiResult<M>>
}

/**
 * Something around a caller: it may look at each call, change it, repeat it, or answer by itself.
 *
 * @example
 * const logging: Layer = (inner) => ({
 *   async call(method, params, options) {
 *     console.log(method)
 *     return inner.call(method, params, options)
 *   },
 * })
 */
export type Layer = (inner: Caller) => Caller
