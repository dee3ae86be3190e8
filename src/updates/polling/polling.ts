import type { Update } from '@grammyjs/types'
import { closedError } from '../../errors'
import type { Inbox, InboxContext } from '../inbox'
import { neededUpdates } from '../needed-updates'
import { Batch } from './batch'
import { Feed } from './feed'
import { type PollOptions, type PollTerms, toPollTerms, toUpdatesTerms, type UpdatesOptions } from './options'

/** Fetches updates: all of them to be handled, or one by one. */
export class Polling {
  readonly #context: InboxContext
  readonly #inbox: Inbox
  /** Those that somebody has left `updates()` with in hand: handled by those who listen, and not by the loop. */
  readonly #givenBack = new Set<number>()
  #isUnderWay = false
  /** What there is to wait for before all may end; nothing, while an update is in somebody's hand. */
  #work: Work = { done: Promise.resolve(), finish: () => {} }

  constructor(context: InboxContext, inbox: Inbox) {
    this.#context = context
    this.#inbox = inbox
  }

  get isUnderWay(): boolean {
    return this.#isUnderWay
  }

  async poll(options: PollOptions): Promise<void> {
    const terms = toPollTerms(options)
    const { events } = this.#context
    if (neededUpdates(events).length === 0 && !events.has('update') && !terms.allowedUpdates?.length) {
      throw new TypeError(
        'Nobody listens, and what is fetched would be lost: call `client.on(…)` first, or name `allowedUpdates`',
      )
    }
    const { ending, finish } = this.#begin(terms.signal)
    const feed = this.#feed(terms, () => events.has('update'), ending)
    try {
      await this.#handleAll(feed, terms.concurrency, ending)
    } finally {
      await feed.confirm().finally(finish)
    }
  }

  /**
   * One by one, after those who listen have been told of it. Whoever comes for the next has handled the one before; the one
   * at which somebody leaves comes again.
   */
  async *updates(options: UpdatesOptions): AsyncGenerator<Update, void, undefined> {
    const terms = toUpdatesTerms(options)
    const { ending, finish } = this.#begin(terms.signal)
    const feed = this.#feed(terms, () => true, ending)
    try {
      for (let batch = await feed.next(); batch !== null; batch = await feed.next()) {
        for (const update of batch) {
          if (ending.aborted) return
          if (this.#isForTheLoop(update)) yield* this.#handOut(update)
          feed.handled(update)
        }
      }
    } finally {
      await feed.confirm().finally(finish)
    }
  }

  /** Resolves when nothing is being fetched or handled. */
  async ended(): Promise<void> {
    await this.#work.done
  }

  async #handleAll(feed: Feed, concurrency: number, ending: AbortSignal): Promise<void> {
    for (let updates = await feed.next(); updates !== null; updates = await feed.next()) {
      const batch = new Batch(updates, (update) => this.#inbox.receive(update))
      try {
        await batch.run(concurrency, ending)
      } finally {
        const last = batch.handledUpTo
        if (last !== undefined) feed.handled(last)
      }
    }
  }

  #isForTheLoop(update: Update): boolean {
    return !this.#inbox.wasHandled(update) || this.#givenBack.has(update.update_id)
  }

  async *#handOut(update: Update): AsyncGenerator<Update, void, undefined> {
    await this.#inbox.receive(update)
    this.#givenBack.add(update.update_id)
    // Nobody knows how long it will be in hand: whoever closes the client there would wait for themselves.
    this.#work.finish()
    yield update
    this.#work = begin()
    this.#givenBack.delete(update.update_id)
  }

  #feed(terms: PollTerms, wantsEvery: () => boolean, ending: AbortSignal): Feed {
    const { links, events } = this.#context
    return new Feed({ caller: links.caller, clock: links.clock, events }, terms, wantsEvery, ending)
  }

  /** Only one at a time may: of two, Telegram would send one away. */
  #begin(signal: AbortSignal | undefined): { ending: AbortSignal; finish: () => void } {
    const { events } = this.#context
    if (events.isEnded) throw closedError('getUpdates')
    if (this.#isUnderWay) {
      throw new TypeError('This client polls already: wait until that has ended, or abort its signal')
    }
    this.#isUnderWay = true
    this.#work = begin()
    const controller = new AbortController()
    const end = () => controller.abort()
    if (signal?.aborted) end()
    signal?.addEventListener('abort', end)
    const unwatch = events.onEnd(end)
    const finish = () => {
      signal?.removeEventListener('abort', end)
      unwatch()
      this.#isUnderWay = false
      this.#work.finish()
    }
    return { ending: controller.signal, finish }
  }
}

/** Something that is being done. */
interface Work {
  readonly done: Promise<void>
  finish(): void
}

function begin(): Work {
  let finish = () => {}
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  return { done, finish: () => finish() }
}
