import type { Clock } from '../time/clock'

/** When the next call may go. */
export interface Rule<W = unknown> {
  /** How long until then, in milliseconds; `Infinity`: not before {@link Gate.look} is called. */
  delayMs(nowMs: number): number
  /** Counts a call that goes now, out of the line if it stood in it. */
  take(nowMs: number, waiter?: W): void
}

/** Somebody who stands in line. */
export interface Waiter {
  /** Who has a lower one goes first; among equals, who came first. */
  readonly rank: number
  readonly signal: AbortSignal | undefined
}

interface Place<W> {
  readonly waiter: W
  readonly go: () => void
  readonly giveUp: (reason: unknown) => void
}

/** Lets one through after another, first come first served, when its rule allows. It has a timer only while somebody waits. */
export class Gate<W extends Waiter = Waiter> {
  readonly #rule: Rule<W>
  readonly #clock: Clock
  readonly #line: Place<W>[] = []
  /** What ends the sleep until the rule allows the next, if there is one under way. */
  #alarm: AbortController | undefined

  constructor(rule: Rule<W>, clock: Clock) {
    this.#rule = rule
    this.#clock = clock
  }

  /** Everybody who stands in line, the first first. */
  get line(): readonly W[] {
    return this.#line.map(({ waiter }) => waiter)
  }

  get isEmpty(): boolean {
    return this.#line.length === 0
  }

  /** Goes through at once, if nobody waits and the rule allows. */
  tryPass(nowMs: number): boolean {
    if (this.#line.length > 0 || this.#rule.delayMs(nowMs) > 0) return false
    this.#rule.take(nowMs)
    return true
  }

  /** Resolves when it is the waiter's turn; rejects with the reason of its signal, or the one it is sent away with. */
  async pass(waiter: W): Promise<void> {
    const { signal } = waiter
    // By hand, for signals that are no more than alike.
    if (signal?.aborted) throw signal.reason
    const leave = () => this.sendAway(waiter, signal?.reason)
    signal?.addEventListener('abort', leave)
    try {
      await new Promise<void>((go, giveUp) => {
        const next = this.#line.findIndex((other) => other.waiter.rank > waiter.rank)
        this.#line.splice(next < 0 ? this.#line.length : next, 0, { waiter, go, giveUp })
        this.look()
      })
    } finally {
      signal?.removeEventListener('abort', leave)
    }
  }

  sendAway(waiter: W, reason: unknown): void {
    const index = this.#line.findIndex((place) => place.waiter === waiter)
    this.#line.splice(index, index < 0 ? 0 : 1)[0]?.giveUp(reason)
    this.look()
  }

  /** Lets through who may go: to be called whenever the rule may think otherwise than before. */
  look(): void {
    this.#alarm?.abort()
    this.#alarm = undefined
    const nowMs = this.#clock.now().getTime()
    for (let first = this.#line[0]; first !== undefined; first = this.#line[0]) {
      const delayMs = this.#rule.delayMs(nowMs)
      if (delayMs > 0) {
        this.#lookAgainIn(delayMs)
        return
      }
      this.#rule.take(nowMs, first.waiter)
      this.#line.shift()
      first.go()
    }
  }

  #lookAgainIn(delayMs: number): void {
    if (delayMs === Number.POSITIVE_INFINITY) return
    const alarm = new AbortController()
    this.#alarm = alarm
    this.#clock.sleep(Math.ceil(delayMs), alarm.signal).then(
      () => this.look(),
      (reason) => {
        // A clock that breaks must not leave anybody standing.
        if (!alarm.signal.aborted) for (const { giveUp } of this.#line.splice(0)) giveUp(reason)
      },
    )
  }
}
