/** What can go wrong. */
export type FaultKind = FaultOptions['kind']

/** Which calls a fault strikes, and what it does to them. */
export type FaultOptions = FaultScope & FaultEffect

/**
 * Which calls a fault strikes: those of which all of this is true. Left out, it is true of all. What the server refuses
 * before it looks at the method – a wrong token, a method that it does not have – no fault strikes.
 */
export interface FaultScope {
  /** In any case. @default every method */
  method?: string
  /** The chat that `chat_id` names: an id, or the `@username` of a public one. @default every chat, and none */
  chatId?: number | string
  /** After so many strikes it is over: a whole number from 1. @default it goes on until it is removed */
  times?: number
  /** How likely it is to strike, from 0 to 1. The emulator's seed decides which calls it strikes. @default 1 */
  probability?: number
}

type FaultEffect =
  | FloodFault
  | RateFault
  | ServerErrorFault
  | BadGatewayFault
  | SlowBodyFault
  | CutBodyFault
  | PlainFault

/** `429`, with `retry_after` and a `Retry-After` header. Nothing is done. */
export interface FloodFault {
  kind: 'flood'
  /** How long to wait: whole seconds, in milliseconds. */
  retryAfterMs: number
  /**
   * How much longer the wait gets by each call that does not keep it: whole seconds, in milliseconds. The wait is that
   * of one bot, chat and method. @default nobody looks whether it is kept
   */
  punishMs?: number
}

/** A token bucket for each bot, chat and method: who finds it empty gets a `429` with the true time to wait. */
export interface RateFault {
  kind: 'rate'
  /** How many calls a second fill it up again: above 0. For 20 a minute, `20 / 60`. */
  perSecond: number
  /** How many calls it holds: a whole number from 1. @default 1 */
  burst?: number
  /**
   * Whether the wait that is told doubles with each refusal: the first is the true one, the fifth sixteen times as long.
   * @default false
   */
  doubling?: boolean
}

/** `500`, in JSON. Nothing is done. */
export interface ServerErrorFault {
  kind: 'server-error'
  /** @default 'Internal Server Error' */
  description?: string
}

/** A page of HTML from a proxy in front of the server. Nothing is done. */
export interface BadGatewayFault {
  kind: 'bad-gateway'
  /** @default 502 */
  status?: 502 | 504
}

/** The call is done; its answer comes in drops. */
export interface SlowBodyFault {
  kind: 'slow-body'
  /** How long it takes from the headers to the last byte, on the emulator's clock: milliseconds, above 0. */
  overMs: number
}

/** The call is done; the connection breaks in the midst of the answer. */
export interface CutBodyFault {
  kind: 'cut-body'
  /** How many bytes of the body still come: a whole number from 0. @default half of them */
  afterBytes?: number
}

/**
 * - `lost-answer`: the call is done, and the connection breaks before the answer.
 * - `reset`: the connection breaks before anything is done.
 * - `silence`: nothing is done, and nothing ever comes back.
 * - `migration`: the basic group becomes a supergroup, and the call is told so. Other chats it does not strike.
 */
export interface PlainFault {
  /** Which of them. */
  kind: 'lost-answer' | 'reset' | 'silence' | 'migration'
}

/** A fault that has been added. */
export interface EmulatedFault {
  /** What it does to the calls that it strikes. */
  readonly kind: FaultKind
  /** How many calls it has struck so far. */
  readonly hits: number
  /** Calls are no longer struck by it. */
  remove(): void
}

/** What goes wrong in an emulated Telegram, and on the way to it. */
export interface Faults {
  /**
   * From now on, this goes wrong. Of several faults that could strike a call, the one that was added first does.
   *
   * @throws {InvalidOptionsError} if an option cannot be right
   *
   * @example
   * // The link is made, but nobody hears of it.
   * telegram.faults.add({ kind: 'lost-answer', method: 'createChatInviteLink', times: 1 })
   * // One call in ten finds a proxy without a server behind it: with the same seed, the same ones.
   * telegram.faults.add({ kind: 'bad-gateway', probability: 0.1 })
   * // 20 a minute in each chat, 5 of them at once.
   * telegram.faults.add({ kind: 'rate', method: 'createChatInviteLink', perSecond: 20 / 60, burst: 5 })
   */
  add(options: FaultOptions): EmulatedFault
  /** All goes well again. */
  clear(): void
}
