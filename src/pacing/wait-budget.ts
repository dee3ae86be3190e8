import { mostJitterMs } from './backoff'

/** How long each call may wait, all its waits together: a call is known by its parameters, an object of its own. */
export class WaitBudget {
  readonly #mostMs: number
  readonly #spentMs = new WeakMap<object, number>()

  constructor(mostMs: number) {
    // A wait that is just as long as may be is one that may be, with its jitter.
    this.#mostMs = mostMs === 0 ? 0 : mostMs + mostJitterMs(mostMs)
  }

  /** Whether so much more is left for a call. */
  allows(call: object, ms: number): boolean {
    return (this.#spentMs.get(call) ?? 0) + ms <= this.#mostMs
  }

  /** Takes so much more for a call, if it is left. */
  spend(call: object, ms: number): boolean {
    if (!this.allows(call, ms)) return false
    if (ms !== 0) this.#spentMs.set(call, (this.#spentMs.get(call) ?? 0) + ms)
    return true
  }

  /** The call is over: another one may have the same parameters. */
  forget(call: object): void {
    this.#spentMs.delete(call)
  }
}
