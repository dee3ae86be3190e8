import type { Layer } from '../api/caller'
import type { ApiError, TransportError } from '../errors'
import type { Clock } from '../time/clock'

/** An agent of `node:http` or `node:https`, for instance one that goes through a proxy. Taken by its shape. */
export interface HttpAgent {
  /** How many connections it opens to one host. */
  readonly maxSockets: number
  /** Closes its connections. Only its owner does. */
  destroy(): void
}

/** A dispatcher of undici: an `Agent`, a `Pool`, a `ProxyAgent`. Taken by its shape, of undici 5 and later. */
export interface HttpDispatcher {
  /** Sends a request, and tells the handler what comes back. */
  dispatch(options: object, handler: object): boolean
}

/** The part of `fetch` that is used: one POST, one answer. */
export type Fetch = (
  url: string,
  init: { method: 'POST'; headers: Record<string, string>; body: string; redirect: 'manual'; signal: AbortSignal },
) => Promise<Response>

/** How a client reaches Telegram. They belong to a client with a token; one on a `Caller` has its way already. */
export interface TransportOptions {
  /**
   * Where the Bot API is: an http or https address without credentials and query, for a server of your own, a test
   * double or a proxy.
   * @default 'https://api.telegram.org'
   */
  apiRoot?: string | undefined

  /**
   * Whether to talk to Telegram's test servers, where bots and chats are others.
   * @default false
   * @see https://core.telegram.org/bots/features#testing-your-bot
   */
  testEnvironment?: boolean | undefined

  /**
   * How long one attempt may take, its answer's body included, in milliseconds: any positive number. Long polling
   * adds its own waiting time. The server itself sleeps through flood waits of up to 8 s, so a limit under 15 s turns
   * successes into unknowns.
   * @default 30_000
   */
  timeoutMs?: number | undefined

  /**
   * On Node: the agent for all requests, in place of one that keeps idle sockets for 4 s. It stays yours: `close()`
   * does not destroy it.
   */
  agent?: HttpAgent | undefined

  /**
   * On Node, in place of an agent: a dispatcher of undici for all requests. It stays yours: `close()` neither closes
   * nor destroys it. Its own time limits give way to `timeoutMs`; whatever else was set on it, holds. A dispatcher of
   * one address only, such as a `Pool`, has to be one of `apiRoot`'s.
   *
   * @example
   * import { ProxyAgent } from 'undici'
   *
   * const client = new Client(process.env.BOT_TOKEN, { dispatcher: new ProxyAgent('http://proxy.example:3128') })
   */
  dispatcher?: HttpDispatcher | undefined

  /** Used for all requests in place of what the platform has. */
  fetch?: Fetch | undefined
}

/**
 * When a call is tried again. After a refusal for flooding it always is: nothing was done. After a fault – the network, a
 * 5xx, an answer that is none – only if it never left, or if doing it twice is doing it once: a create whose answer was
 * lost is never repeated.
 */
export interface RetryOptions {
  /**
   * How often a call that meets faults is tried, the first time included: a whole number from 1. Between two tries it
   * waits, twice as long each time, from a quarter of a second at most. Refusals for flooding do not count.
   * @default 3
   */
  attempts?: number | undefined
  /**
   * How long one call may wait, all its waits for Telegram together, in milliseconds, from 0; `Infinity` for as long as
   * it takes. A wait that would exceed it is not begun: the call rejects at once, after floods with a `FloodError` that
   * names the wait. Waiting in line behind other calls, at the pace learnt or set, does not count.
   * @default 60_000
   */
  maxWaitMs?: number | undefined
  /** Told before each further try. What it throws, the call rejects with. */
  onRetry?: ((event: RetryEvent) => void) | undefined
}

/** One more try is about to be made. */
export interface RetryEvent {
  /** The Bot API method. */
  readonly method: string
  /** Which try failed, from 1. */
  readonly attempt: number
  /** How long it waits before the next, in milliseconds. */
  readonly waitMs: number
  /** Why it failed. */
  readonly error: ApiError | TransportError
}

/** A steady rate, for those who know what they may: evenly spread, and in no stretch of a second more than that. */
export interface ThrottleOptions {
  /**
   * How many calls a second go to each chat: any positive number, `20 / 60` for 20 a minute.
   * @default no bound
   */
  perChat?: number | undefined
  /**
   * How many calls a second go out altogether.
   * @default no bound
   */
  global?: number | undefined
}

/** What goes for every client, however it reaches Telegram. */
export interface CallerOptions {
  /**
   * Put around every call, the first outermost. A layer sees each call once, with its final result.
   * @default []
   */
  layers?: readonly Layer[] | undefined

  /**
   * When a call is tried again; `false`: never.
   * @default { attempts: 3, maxWaitMs: 60_000 }; on a `Caller` that was handed in: `false`, for it may do so itself
   */
  retry?: RetryOptions | false | undefined

  /**
   * Which calls are held back; `false`: none. When Telegram refuses a call for flooding, those of the same method in the
   * same chat wait until it may be tried again, and then keep a pace that is learnt from its refusals.
   * @default {}; on a `Caller` that was handed in: `false`
   */
  throttle?: ThrottleOptions | false | undefined

  /**
   * What time it is, and what to wait on.
   * @default the system's clock
   */
  clock?: Clock | undefined
}

/** All that a client with a token takes. */
export interface ClientOptions extends TransportOptions, CallerOptions {}
