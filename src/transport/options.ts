import type { Layer } from '../api/caller'
import type { Clock } from '../time/clock'

/** An agent of `node:http` or `node:https`, for instance one that goes through a proxy. Taken by its shape. */
export interface HttpAgent {
  readonly maxSockets: number
  destroy(): void
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

  /** Used for all requests in place of what the platform has. */
  fetch?: Fetch | undefined
}

/** What goes for every client, however it reaches Telegram. */
export interface CallerOptions {
  /**
   * Put around every call, the first outermost. A layer sees each call once, with its final result.
   * @default []
   */
  layers?: readonly Layer[] | undefined

  /** `false`: no call is repeated. */
  retry?: false | undefined

  /** `false`: no call is held back. */
  throttle?: false | undefined

  /**
   * What time it is, and what to wait on.
   * @default the system's clock
   */
  clock?: Clock | undefined
}

export interface ClientOptions extends TransportOptions, CallerOptions {}
