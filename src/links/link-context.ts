import type { Caller } from '../api/caller'
import type { Clock } from '../time/clock'
import type { LinkJoin } from './joins'

/** What a link needs to act. A `Client` has it; a test makes one of a `Caller` in a line. */
export interface LinkContext {
  /** The way to Telegram. */
  readonly caller: Caller
  /** What time it is, and what to wait on. */
  readonly clock: Clock
  /** The bot's own id, where it is known. */
  readonly botId: number | undefined
  /** The id that a chat has by now: a group that became a supergroup has another. */
  currentId(chatId: number | string): number | string
  /**
   * Tells of everybody who comes in through any link, from now on, with the URL of the link as Telegram told it: those
   * of other administrators are cut. What `hear` returns is waited for before the update counts as handled.
   *
   * @param onEnd - told once if nobody will come any more, because the client is closed
   * @returns ends it
   */
  watchJoins(hear: (joined: LinkJoin, url: string) => unknown, onEnd: () => void): () => void
}
