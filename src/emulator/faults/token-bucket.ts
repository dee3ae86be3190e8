/** So many calls at once, and so many a second after that. It tells the time by what it is told. */
export class TokenBucket {
  readonly #perMs: number
  readonly #burst: number
  #tokens: number
  #atMs: number

  constructor(perSecond: number, burst: number, nowMs: number) {
    this.#perMs = perSecond / 1000
    this.#burst = burst
    this.#tokens = burst
    this.#atMs = nowMs
  }

  /** Takes a token, if there is one: how many milliseconds there will not be. */
  take(nowMs: number): number {
    this.#tokens = Math.min(this.#burst, this.#tokens + (nowMs - this.#atMs) * this.#perMs)
    this.#atMs = nowMs
    // What a second fills up may come to a hair less than a whole one.
    const missing = 1 - this.#tokens - 1e-9
    if (missing > 0) return missing / this.#perMs
    this.#tokens -= 1
    return 0
  }
}
