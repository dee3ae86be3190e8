import type { Caller } from '../api/caller'
import type { Clock } from '../time/clock'

/** What a link needs to act. A `Client` has it; a test makes one of a `Caller` in a line. */
export interface LinkContext {
  readonly caller: Caller
  readonly clock: Clock
  /** The bot's own id, where it is known. */
  readonly botId: number | undefined
  /** The id that a chat has by now: a group that became a supergroup has another. */
  currentId(chatId: number | string): number | string
}
