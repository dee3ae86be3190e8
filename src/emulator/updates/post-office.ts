import type { Activity } from '../activity'
import type { EmulatedClock } from '../clock'
import type { WireAnswer, WireRequest } from '../server/wire'

/** What the updates of all bots have in common: the time, and the ways out and in. */
export interface PostOffice {
  readonly clock: EmulatedClock
  readonly activity: Activity
  /** Decides about ids and waits. */
  readonly seed: number
  /** Webhooks may be anywhere: no encryption is asked for, and no address refused. */
  readonly isLocal: boolean
  /** The way to webhooks. */
  readonly fetch: typeof fetch
  /** The way back in, for calls that a webhook answers with. */
  answer(request: WireRequest): Promise<WireAnswer>
}
