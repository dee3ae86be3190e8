import type { EmulatedSubscription } from './link'

/** What somebody has paid for: to be in a chat until then. */
export interface PaidStay {
  /** At these terms it goes on. */
  readonly terms: EmulatedSubscription
  /** When what has been paid for is over. */
  readonly until: Date
  /** It will not go on. */
  readonly isCancelled: boolean
}
