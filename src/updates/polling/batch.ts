import type { Update } from '@grammyjs/types'
import { subjectOf } from '../subject'

/**
 * A batch of updates on its way through the handlers: side by side, so many at a time, but those about the same person
 * one after another.
 */
export class Batch {
  readonly #updates: readonly Update[]
  readonly #subjects: readonly unknown[]
  readonly #handle: (update: Update) => Promise<void>
  /** Of each update, by its place, where the next stands that is about the same. */
  readonly #followers = new Map<number, number>()
  /** What stands before this has been begun, or was passed over and waits for the one that it follows. */
  #next = 0
  readonly #busy = new Set<unknown>()
  readonly #handled = new Set<number>()
  readonly #failures: unknown[] = []
  #lastBegun = -1

  constructor(updates: readonly Update[], handle: (update: Update) => Promise<void>) {
    this.#updates = updates
    this.#subjects = updates.map(subjectOf)
    this.#handle = handle
    const latest = new Map<unknown, number>()
    for (const [index, subject] of this.#subjects.entries()) {
      const before = latest.get(subject)
      if (before !== undefined) this.#followers.set(before, index)
      latest.set(subject, index)
    }
  }

  /**
   * Handles all of it. After an abort, only what has begun, and what stands before that, so that it can be confirmed.
   * After a failure nothing more is begun, and it rejects when those that have begun are done.
   */
  async run(concurrency: number, ending: AbortSignal): Promise<void> {
    const workers = Array.from({ length: Math.min(concurrency, this.#updates.length) }, () => this.#work(ending))
    await Promise.all(workers)
    if (this.#failures.length > 0) throw this.#failures[0]
  }

  /** The last update up to which all are handled. */
  get handledUpTo(): Update | undefined {
    const firstLeft = [...this.#updates.keys()].find((index) => !this.#handled.has(index))
    return this.#updates[(firstLeft ?? this.#updates.length) - 1]
  }

  async #work(ending: AbortSignal): Promise<void> {
    for (let index = this.#first(ending); index !== undefined; index = this.#after(index, ending)) {
      const subject = this.#subjects[index]
      this.#busy.add(subject)
      this.#lastBegun = Math.max(this.#lastBegun, index)
      try {
        await this.#handle(this.#updates[index] as Update)
        this.#handled.add(index)
      } catch (error) {
        this.#failures.push(error)
      }
      this.#busy.delete(subject)
    }
  }

  /** What was passed over and can begin now; otherwise, the first that nobody has come to. */
  #after(done: number, ending: AbortSignal): number | undefined {
    const follower = this.#followers.get(done)
    if (follower === undefined || follower >= this.#next) return this.#first(ending)
    const isLeft = this.#failures.length > 0 || (ending.aborted && follower > this.#lastBegun)
    return isLeft ? undefined : follower
  }

  /** Passes over those that whoever is busy with the one before them will come for. */
  #first(ending: AbortSignal): number | undefined {
    if (this.#failures.length > 0 || ending.aborted) return undefined
    while (this.#next < this.#updates.length) {
      const index = this.#next++
      if (!this.#busy.has(this.#subjects[index])) return index
    }
    return undefined
  }
}
