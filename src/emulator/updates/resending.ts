import type { Random } from '../random'

const LONGEST_SECONDS = { from: 60, to: 120 }
const LONGEST_RETRY_AFTER_SECONDS = 3600

/** How long to wait before an update is sent again: not at all, then 2 seconds, 4, 8 …, or what the webhook asks for. */
export class Resending {
  readonly #random: Random
  #failures = 0
  #seconds = 1

  constructor(random: Random) {
    this.#random = random
  }

  /** @param retryAfterSeconds - as the webhook has it; 0 if it says nothing about that */
  secondsAfterFailure(retryAfterSeconds = 0): number {
    this.#failures++
    if (retryAfterSeconds > 0) return Math.min(retryAfterSeconds, LONGEST_RETRY_AFTER_SECONDS)
    if (this.#failures === 1) return 0
    const { from, to } = LONGEST_SECONDS
    this.#seconds = Math.min(this.#seconds * 2, from + this.#random.below(to - from + 1))
    return this.#seconds
  }
}
