import { countOf } from './count'
import type { BulkProgress } from './options'

/** The work that has begun. */
interface Run<Outcome> {
  readonly progress: BulkProgress
  outcomes(): AsyncGenerator<Outcome, void, undefined>
}

/**
 * Work on many links: iterate it, once, and it is done. Nothing is begun while nobody waits for an outcome, and no more
 * than `concurrency` demands; a source without end is no trouble.
 *
 * Outcomes come in the order of the items. What goes wrong with one item is its outcome's `error`, and the rest goes on.
 * What would go wrong with all of them – a missing right, a wrong chat or token, a flood that is not waited out, a
 * source that fails – ends the work, and so does the `signal`: everything made by then is told of first, and then the
 * iteration rejects with that error. A link that has not been told of was not made; one that was to be revoked may be
 * handed in again. Nothing is ever made twice.
 *
 * After a `break` nothing more is begun, and what is on its way is waited for, but told of no more. By default nothing
 * is on its way then. With a higher `concurrency` up to four times as many links may exist that you have not seen: to
 * see them, abort the `signal` instead.
 *
 * @example
 * const links = client.createInviteLinks(chatId, 500, { each: { limit: 1 } })
 * for await (const { link, error } of links) {
 *   if (link) await store(link)
 *   else console.error(error.message)
 *   console.log(`${links.progress.done} of ${links.progress.total}`)
 * }
 */
export class Bulk<Outcome> implements AsyncIterable<Outcome> {
  readonly #total: number | null
  readonly #begin: (work: typeof import('./work')) => Run<Outcome>
  #run: Run<Outcome> | undefined
  #isTaken = false

  /** Made by a `Client`: see `createInviteLinks` and `revokeInviteLinks`. */
  constructor(items: unknown, begin: (work: typeof import('./work')) => Run<Outcome>) {
    this.#total = countOf(items)
    this.#begin = begin
  }

  /** How far it has come by now. */
  get progress(): BulkProgress {
    const nothingYet = { done: 0, failed: 0, waitingUntil: null, linksPerMinute: 0, timeLeftMs: null }
    return this.#run?.progress ?? { ...nothingYet, total: this.#total }
  }

  /**
   * Goes through the outcomes, once.
   *
   * @throws {TypeError} the second time: whoever went through it again would make all the links again
   */
  [Symbol.asyncIterator](): AsyncGenerator<Outcome, void, undefined> {
    if (this.#isTaken)
      throw new TypeError('This was iterated before: call the client again for more, or keep the outcomes')
    this.#isTaken = true
    return this.#outcomes()
  }

  async *#outcomes(): AsyncGenerator<Outcome, void, undefined> {
    // What checks and what works is loaded when the first outcome is asked for: most programs never do.
    const { creating, revoking } = await import('./work')
    this.#run = this.#begin({ creating, revoking })
    yield* this.#run.outcomes()
  }
}
