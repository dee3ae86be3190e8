import type { Client } from 'invitegram'
import type { Fetches } from './fetches'
import type { Texts } from './friendly-options'
import type { WireAnswer } from './wire-answer'

/** A client, and its own fetches of updates. */
export interface Caller {
  client: Client
  fetches: Fetches
}

/** The friendly call nearest to a raw one. */
export interface FriendlyCall {
  /** The arguments that the client has to refuse: as long as there is one, nothing may be sent. */
  wrong: string[]
  /** The keys of the result that the call tells of; all, if it is not said. */
  tells?: string[]
  /** It sends things of its own choice, too: what comes of exactly the named ones has to be seen elsewhere. */
  addsToIt?: true
  /** What of sent parameters is to be compared; if it is not said, all that has an effect. */
  compared?: (sent: Texts) => Texts
  /**
   * Of a call that makes a value of a refusal: which, by the answers that came. `undefined`: it has to throw.
   */
  comesTo?: (answers: readonly (WireAnswer | undefined)[]) => string | undefined
  make(caller: Caller): Promise<unknown>
}
