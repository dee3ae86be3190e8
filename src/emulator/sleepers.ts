/** Something that happens at a moment to come. */
export interface Sleeper {
  readonly dueMs: number
  /** Nobody waits for it: it neither makes an `auto` clock jump nor keeps a process alive. */
  readonly isAlarm: boolean
  wake(): void
}

/** Those who sleep, in the order in which they wake. */
export class Sleepers {
  readonly #inOrder: Sleeper[] = []
  #waitCount = 0

  /** How many of them are waited for. */
  get waitCount(): number {
    return this.#waitCount
  }

  /** When the first one wakes; `Infinity` if nobody sleeps. */
  get nextDueMs(): number {
    return this.#dueMsOf(0)
  }

  add(sleeper: Sleeper): void {
    this.#inOrder.splice(this.#countDueBy(sleeper.dueMs), 0, sleeper)
    if (!sleeper.isAlarm) this.#waitCount++
  }

  /** It must be one of them. */
  remove(sleeper: Sleeper): void {
    this.#inOrder.splice(this.#inOrder.indexOf(sleeper), 1)
    if (!sleeper.isAlarm) this.#waitCount--
  }

  wakeAllDueBy(ms: number): void {
    // One by one: what an alarm does may make others give up their sleep.
    for (let next = this.#inOrder[0]; next !== undefined && next.dueMs <= ms; next = this.#inOrder[0]) {
      this.remove(next)
      next.wake()
    }
  }

  /** Searched by halves, for there may be as many as there are subscriptions. */
  #countDueBy(ms: number): number {
    let [from, to] = [0, this.#inOrder.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if (this.#dueMsOf(middle) <= ms) from = middle + 1
      else to = middle
    }
    return from
  }

  #dueMsOf(index: number): number {
    return this.#inOrder[index]?.dueMs ?? Number.POSITIVE_INFINITY
  }
}
