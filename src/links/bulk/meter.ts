import type { BulkProgress } from './options'

/** In seconds. */
const MINUTE = 60

/** Counts what has been done, and how fast, whatever the number: it remembers sixty seconds. */
export class Meter {
  readonly #total: number | null
  readonly #startMs: number
  /** How many links there were in each of the last sixty seconds, where there were any. */
  readonly #links = new Map<number, number>()
  /** Since when the server sets the pace. */
  #pacedSinceMs: number | undefined
  #lastLinkMs = 0
  #made = 0
  #failed = 0

  constructor(total: number | null, now: Date) {
    this.#total = total
    this.#startMs = now.getTime()
  }

  noteLink(now: Date): void {
    const second = secondOf(now.getTime())
    if (!this.#links.has(second)) this.#forget(second)
    this.#links.set(second, (this.#links.get(second) ?? 0) + 1)
    this.#lastLinkMs = now.getTime()
    this.#made++
  }

  noteFailure(): void {
    this.#failed++
  }

  /** What went before the first wait went on credit: it says little about how long the rest will take. */
  noteWait(now: Date): void {
    this.#pacedSinceMs ??= (secondOf(now.getTime()) + 1) * 1_000
  }

  /** @param waitingUntil - until when nothing goes on */
  read(now: Date, waitingUntil: Date | null): BulkProgress {
    const linksPerMinute = this.#pace(now.getTime(), this.#startMs)
    return {
      done: this.#made + this.#failed,
      failed: this.#failed,
      total: this.#total,
      waitingUntil,
      linksPerMinute,
      timeLeftMs: this.#timeLeftMs(linksPerMinute, waitingUntil === null ? 0 : waitingUntil.getTime() - now.getTime()),
    }
  }

  /** Links a minute since then, over a minute at most. Of less than a second nothing can be said. */
  #pace(nowMs: number, sinceMs: number): number {
    const fromMs = Math.max(sinceMs, (secondOf(nowMs) - MINUTE + 1) * 1_000)
    let links = 0
    for (const [second, count] of this.#links) if ((second + 1) * 1_000 > fromMs) links += count
    return (links * MINUTE) / Math.max((nowMs - fromMs) / 1_000, 1)
  }

  #timeLeftMs(linksPerMinute: number, waitMs: number): number | null {
    const done = this.#made + this.#failed
    if (this.#total === null) return null
    if (done >= this.#total) return 0
    if (linksPerMinute === 0) return null
    // Between two links the pace seems to fall: it is that of the moment in which the last was made.
    const pace = this.#pace(this.#lastLinkMs, this.#pacedSinceMs ?? this.#startMs) || linksPerMinute
    // Of those to come as many will fail as of those before, and most that fail take no time.
    const linksLeft = ((this.#total - done) * this.#made) / done
    return Math.round(Math.max((linksLeft * 60_000) / pace, waitMs))
  }

  /** What was more than a minute before that second. */
  #forget(now: number): void {
    for (const second of this.#links.keys()) if (second <= now - MINUTE) this.#links.delete(second)
  }
}

function secondOf(ms: number): number {
  return Math.floor(ms / 1_000)
}
