/** Knows whether any request is being worked on, so that a clock can tell when only waits are left. */
export class Activity {
  #inWork = 0
  #events = 0

  /** No request is being worked on. Those that wait for time to pass do not count. */
  get isIdle(): boolean {
    return this.#inWork === 0
  }

  /** Grows with everything that happens: two equal readings, and nothing did in between. */
  get events(): number {
    return this.#events
  }

  /** Something happened that may have consequences. */
  note(): void {
    this.#events++
  }

  /** A request has come in. Call the result once, when its answer is out. */
  begin(): () => void {
    this.#shift(1)
    return () => this.#shift(-1)
  }

  /** Something has begun elsewhere: it counts until it is over, but only for so many turns of the event loop. */
  async watch<T>(work: Promise<T>, turns: number): Promise<T> {
    let end: (() => void) | undefined = this.begin()
    const done = () => {
      end?.()
      end = undefined
    }
    void this.#turns(turns, () => end === undefined).then(done)
    return work.finally(done)
  }

  /** A request waits: until the wait is over it is not being worked on. */
  async pause(wait: Promise<void>): Promise<void> {
    this.#shift(-1)
    try {
      await wait
    } finally {
      this.#shift(1)
    }
  }

  async #turns(count: number, isOver: () => boolean): Promise<void> {
    for (let turns = 0; turns < count && !isOver(); turns++) await new Promise((resolve) => setTimeout(resolve))
  }

  #shift(by: 1 | -1): void {
    this.#inWork += by
    this.#events++
  }
}
