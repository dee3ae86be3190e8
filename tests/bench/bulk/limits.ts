/** What a server does with those who call too often. */
export interface Limit {
  /** Lets a call in and gives 0, or says in how many whole seconds it may come again. */
  admit(nowMs: number): number
  /** How many times calls came too often. What is refused while a wait lasts adds nothing. */
  readonly excesses: number
}

export interface Allowance {
  perSecond: number
  /** How many may come at once after a pause. */
  burst: number
}

/** Refuses what is too much, and nothing else. */
export class PlainLimit implements Limit {
  readonly #tokens: Tokens
  excesses = 0

  constructor(allowance: Allowance) {
    this.#tokens = new Tokens(allowance)
  }

  admit(nowMs: number): number {
    const waitMs = this.#tokens.take(nowMs)
    if (waitMs > 0) this.excesses++
    return toSeconds(waitMs)
  }
}

/** Refuses everything for a while once there was too much. Meanwhile, the allowance fills up. */
export class PausingLimit implements Limit {
  readonly #tokens: Tokens
  readonly #pauseMs: number
  #pausedUntilMs = 0
  excesses = 0

  constructor(allowance: Allowance, pauseMs: number) {
    this.#tokens = new Tokens(allowance)
    this.#pauseMs = pauseMs
  }

  admit(nowMs: number): number {
    if (nowMs < this.#pausedUntilMs) return toSeconds(this.#pausedUntilMs - nowMs)
    if (this.#tokens.take(nowMs) === 0) return 0
    this.excesses++
    this.#pausedUntilMs = nowMs + this.#pauseMs
    return toSeconds(this.#pauseMs)
  }
}

/** Says twice the wait of the time before whenever there is too much, or somebody has not waited. */
export class DoublingLimit implements Limit {
  readonly #tokens: Tokens
  #waitMs: number | undefined
  #closedUntilMs = 0
  excesses = 0

  constructor(allowance: Allowance) {
    this.#tokens = new Tokens(allowance)
  }

  admit(nowMs: number): number {
    const missingMs = nowMs < this.#closedUntilMs ? this.#closedUntilMs - nowMs : this.#tokens.take(nowMs)
    if (missingMs === 0) return 0
    this.excesses++
    this.#waitMs = this.#waitMs === undefined ? 1_000 * toSeconds(missingMs) : 2 * this.#waitMs
    this.#closedUntilMs = nowMs + this.#waitMs
    return toSeconds(this.#waitMs)
  }
}

/** So many at once, and so many a second after that. */
class Tokens {
  readonly #allowance: Allowance
  #count: number
  #atMs: number | undefined

  constructor(allowance: Allowance) {
    this.#allowance = allowance
    this.#count = allowance.burst
  }

  /** Takes one and gives 0, or says how many milliseconds there is none. */
  take(nowMs: number): number {
    const { perSecond, burst } = this.#allowance
    this.#count = Math.min(burst, this.#count + ((nowMs - (this.#atMs ?? nowMs)) * perSecond) / 1_000)
    this.#atMs = nowMs
    // What a second fills up may come to a hair less than a whole one.
    const missing = 1 - 1e-9 - this.#count
    if (missing > 0) return (1_000 * missing) / perSecond
    this.#count -= 1
    return 0
  }
}

function toSeconds(ms: number): number {
  return Math.ceil(ms / 1_000)
}

/** The shortest time for so many calls, in milliseconds: the burst at once, the others as they are allowed. */
export function idealMs(count: number, { perSecond, burst }: Allowance): number {
  return (1_000 * (count - burst)) / perSecond
}

/** The time for so many calls at a steady rate, which knows no burst, in milliseconds. */
export function steadyMs(count: number, { perSecond }: Allowance): number {
  return (1_000 * count) / perSecond
}
