import { CallFailure } from '../methods/failures'
import type { PostOffice } from './post-office'

const PACE_MS = 3000

/** Refuses calls of one bot that get into each other's way: one at once, others within 3 seconds of it 3 seconds late. */
export class Conflicts {
  readonly #office: PostOffice
  #nextAtOnceMs = 0

  constructor(office: PostOffice) {
    this.#office = office
  }

  /**
   * @param gone - ends the waiting, for there is nobody any more who could come too often
   * @throws {CallFailure} always, with 409
   */
  async refuse(sentence: string, gone?: AbortSignal): Promise<never> {
    const { clock, activity } = this.#office
    const nowMs = clock.now().getTime()
    if (nowMs < this.#nextAtOnceMs) await activity.pause(clock.sleep(PACE_MS, gone).catch(() => {}))
    else this.#nextAtOnceMs = nowMs + PACE_MS
    throw new CallFailure(409, `Conflict: ${sentence}`)
  }
}
