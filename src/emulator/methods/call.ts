import type { Arguments } from '../parse/arguments'
import type { EmulatedBot } from '../state/bot'
import type { World } from '../state/world'

/** One call of a method by a bot. */
export interface MethodCall {
  readonly world: World
  readonly bot: EmulatedBot
  readonly args: Arguments
  /** It goes to Telegram's test environment. */
  readonly isTest: boolean
  /** Aborted as soon as nobody waits for the answer any more. */
  readonly gone: AbortSignal
}

/**
 * A method of the Bot API. It does what the Bot API server and TDLib do by themselves: reads the arguments and checks
 * what can be checked there. What it returns is done by Telegram's server, once the call has reached it.
 *
 * @throws {CallFailure | UpstreamError} if the call fails; the same goes for what it returns
 */
export type Method = (call: MethodCall) => () => unknown
