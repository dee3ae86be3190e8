import type { Rule } from './gate'

/** How much further apart calls are than they would have to be: the way evens nothing out, it makes things uneven. */
const ROOM = 1.02

/** How late a call may come and still be counted as on time: timers go off late by themselves. */
const LATENESS_MS = 50

/** No more calls than that are remembered one by one. */
const MOST_REMEMBERED = 10_000

/** So many calls a second, evenly spread: in no stretch of a second are there more. */
export class SteadyRate implements Rule {
  readonly #gapMs: number
  /** When the last calls went, in a ring: as many as may go in the time it spans. */
  #went: number[] = []
  readonly #most: number
  #count = 0
  #nextMs = Number.NEGATIVE_INFINITY
  #lastMs = Number.NEGATIVE_INFINITY

  constructor(perSecond: number) {
    this.#gapMs = (1_000 / perSecond) * ROOM
    this.#most = Math.min(Math.ceil(perSecond), MOST_REMEMBERED)
  }

  delayMs(nowMs: number): number {
    if (nowMs < this.#lastMs) this.#beginAnew(nowMs)
    const oldest = this.#went[this.#count % this.#most]
    const roomMs = oldest === undefined ? nowMs : oldest + this.#most * this.#gapMs
    return Math.max(0, roomMs - nowMs, this.#nextMs - nowMs)
  }

  take(nowMs: number): void {
    this.#went[this.#count++ % this.#most] = nowMs
    const isOnTime = nowMs - this.#nextMs <= LATENESS_MS
    this.#nextMs = (isOnTime ? this.#nextMs : nowMs) + this.#gapMs
    this.#lastMs = nowMs
  }

  /** Whether it has nothing to remember any more. */
  isIdle(nowMs: number): boolean {
    return nowMs - this.#lastMs > this.#most * this.#gapMs
  }

  /** The clock was set back, so that what it told before means nothing any more. */
  #beginAnew(nowMs: number): void {
    this.#went = []
    this.#count = 0
    this.#lastMs = nowMs
    this.#nextMs = nowMs + this.#gapMs
  }
}
