import { LONGEST_TIMER_MS } from '../time/system-clock'
import { type Answer, type Limits, tooLate } from './exchange'

/**
 * One attempt to get an answer. The answer, a failure, the caller's abort and the time limit can all end it: whichever
 * comes first, counts, and the others come to nothing.
 */
export abstract class Attempt<T = Answer> {
  readonly #limits: Limits
  #resolve: ((answer: T) => void) | undefined
  #reject: ((error: unknown) => void) | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #onAbort: (() => void) | undefined

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Sends the request. From here on, `succeed` or `fail` is owed. */
  protected abstract start(): void

  /** Takes back what can be taken back, for it has ended otherwise: perhaps before it had quite begun. */
  protected abstract stop(): void

  /** Whether the other side may have seen the request. */
  protected abstract wasSent(): boolean

  /** Rejects with an `ExchangeFailure`, or with the reason of the signal. */
  run(): Promise<T> {
    return new Promise((resolve, reject) => {
      const { timeoutMs, signal } = this.#limits
      // A layer may have taken its time before the call came here.
      if (signal?.aborted) return reject(signal.reason)
      this.#resolve = resolve
      this.#reject = reject
      // Without a limit there is nothing that would keep a process alive.
      if (timeoutMs < Number.POSITIVE_INFINITY) {
        this.#timer = setTimeout(() => this.#expire(), Math.min(timeoutMs, LONGEST_TIMER_MS))
      }
      if (signal !== undefined) {
        this.#onAbort = () => this.#breakOff(signal.reason)
        signal.addEventListener('abort', this.#onAbort)
      }
      this.start()
    })
  }

  protected succeed(answer: T): void {
    this.#finish()
    this.#resolve?.(answer)
  }

  protected fail(error: unknown): void {
    this.#finish()
    this.#reject?.(error)
  }

  #expire(): void {
    this.#breakOff(tooLate(this.wasSent(), this.#limits.timeoutMs))
  }

  #breakOff(reason: unknown): void {
    this.fail(reason)
    this.stop()
  }

  #finish(): void {
    clearTimeout(this.#timer)
    if (this.#onAbort !== undefined) this.#limits.signal?.removeEventListener('abort', this.#onAbort)
  }
}
