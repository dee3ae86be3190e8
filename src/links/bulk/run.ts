import { type Crew, InOrder } from './in-order'
import type { Job } from './job'
import { type Lane, Lanes } from './lanes'
import { Meter } from './meter'
import type { BulkProgress } from './options'
import { Source } from './source'

/** Does a job, item by item, and tells how far it has come. */
export class Run<Item, Outcome> implements Crew<Item, Outcome> {
  readonly #job: Job<Item, Outcome>
  readonly #order: InOrder<Item, Outcome>
  readonly #lanes: Lanes
  readonly #meter: Meter
  #toldWaitMs: number | undefined

  constructor(job: Job<Item, Outcome>) {
    const { concurrency = 1, timeoutMs, signal } = job.options
    this.#job = job
    this.#order = new InOrder(new Source(job.items), concurrency, this)
    this.#lanes = new Lanes(timeoutMs, () => this.#noteWaiting())
    this.#meter = new Meter(job.total, job.clock.now())
    signal?.addEventListener('abort', this.#abort)
    if (signal?.aborted) this.#abort()
  }

  get progress(): BulkProgress {
    return this.#meter.read(this.#job.clock.now(), this.#lanes.waitingUntil)
  }

  outcomes(): AsyncGenerator<Outcome, void, undefined> {
    return this.#order.outcomes()
  }

  async work(item: Item, index: number): Promise<Outcome | undefined> {
    const lane = this.#lanes.enter()
    const outcome = await this.#attempt(item, index, lane)
    this.#lanes.leave(lane)
    if (outcome !== undefined) this.#tell()
    return outcome
  }

  letGo(reason: unknown): void {
    this.#job.options.signal?.removeEventListener('abort', this.#abort)
    this.#lanes.letGo(reason)
  }

  readonly #abort = (): void => this.#order.end(this.#job.options.signal?.reason)

  /** What is not told of has not been done: it was let go before, or refused for a reason that is told in the end. */
  async #attempt(item: Item, index: number, lane: Lane): Promise<Outcome | undefined> {
    try {
      const outcome = await this.#job.act(item, index, lane.call)
      this.#meter.noteLink(this.#job.clock.now())
      return outcome
    } catch (error) {
      if (lane.hasLetGo(error)) return undefined
      if (this.#job.concernsAll(error)) {
        this.#order.end(error)
        return undefined
      }
      this.#meter.noteFailure()
      // By the contract of callers it is one of ours.
      return this.#job.fail(item, index, error as Error)
    }
  }

  #noteWaiting(): void {
    if (this.#lanes.waitingUntil !== null) this.#meter.noteWait(this.#job.clock.now())
    if (this.#lanes.waitingUntil?.getTime() !== this.#toldWaitMs) this.#tell()
  }

  #tell(): void {
    const { progress } = this
    this.#toldWaitMs = progress.waitingUntil?.getTime()
    try {
      this.#job.options.onProgress?.(progress)
    } catch (error) {
      this.#order.end(error)
    }
  }
}
