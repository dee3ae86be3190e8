import type { Update } from '@grammyjs/types'
import type { Caller } from '../../api/caller'
import { ApiError, FloodError, TransportError } from '../../errors'
import { backoffMs, floodWaitMs } from '../../pacing/backoff'
import type { Clock } from '../../time/clock'
import { systemClock } from '../../time/system-clock'
import { allowedUpdates } from '../allowed-updates'
import type { Events } from '../events'
import { neededUpdates } from '../needed-updates'
import type { UpdateType } from '../update-types'
import { confirmOffset } from './confirm'
import type { PollTerms } from './options'

/** What has been on its way for so long has arrived. */
const SURELY_ARRIVED_MS = 1_000

/** After so many failures in a row somebody should know. */
const FAILURES_WORTH_A_WARNING = 3

/** Between two calls that were answered too soon: something on the way takes no notice of how long we would wait. */
const BREATH_MS = 50

interface FeedContext {
  readonly caller: Caller
  readonly clock: Clock
  readonly events: Events
}

/** The updates that Telegram keeps for the bot: fetched in batches, and forgotten there when they are confirmed. */
export class Feed {
  readonly #context: FeedContext
  readonly #terms: PollTerms
  readonly #wantsEvery: () => boolean
  readonly #ending: AbortSignal
  /** What has been needed so far: who stops listening may begin again, and what comes between is not to be missed. */
  readonly #needed = new Set<UpdateType>()
  /** The id from which on nothing has been handled; 0 before the first. */
  #offset = 0
  /** What Telegram has been told of that. */
  #confirmed = 0
  /** Whether somebody has wanted every update: likewise. */
  #hasWantedEvery = false
  /** The fetch that was broken off on its way: it may have arrived. */
  #brokenOff: { readonly offset: number; readonly sentAtMs: number } | undefined

  /** @param ending - aborted when it is to end: a batch on its way is left where it is */
  constructor(context: FeedContext, terms: PollTerms, wantsEvery: () => boolean, ending: AbortSignal) {
    this.#context = context
    this.#terms = terms
    this.#wantsEvery = wantsEvery
    this.#ending = ending
  }

  /** The next batch, which is not empty; `null` at the end. Faults are waited out, for as long as they last. */
  async next(): Promise<readonly Update[] | null> {
    for (let failures = 0; !this.#ending.aborted; ) {
      try {
        const batch = await this.#fetch()
        if (batch === null) continue
        failures = 0
        if (batch.length > 0) return batch
      } catch (error) {
        if (this.#ending.aborted) return null
        failures += 1
        await this.#waitAfter(error, failures)
      }
    }
    return null
  }

  /** All up to this update is handled: Telegram is told with the next fetch, or at the end. */
  handled({ update_id: id }: Update): void {
    this.#offset = id + 1
  }

  /** Tells Telegram of what is handled and not yet confirmed. */
  async confirm(): Promise<void> {
    const { caller, clock, events } = this.#context
    if (this.#offset === this.#confirmed) return
    const before = this.#brokenOff?.offset === this.#offset ? this.#brokenOff : undefined
    if (before !== undefined && clock.now().getTime() - before.sentAtMs >= SURELY_ARRIVED_MS) return
    await confirmOffset(caller, events, this.#offset, before !== undefined)
  }

  /** What has come; `null` if fetching was broken off, because something else is to be asked for by now. */
  async #fetch(): Promise<readonly Update[] | null> {
    const { caller, clock, events } = this.#context
    const { limit, waitMs } = this.#terms
    const allowed_updates = this.#wanted()
    const brokenOff = new AbortController()
    const breakOff = () => brokenOff.abort(this.#ending.reason)
    this.#ending.addEventListener('abort', breakOff)
    const unwatch = events.watch(() => {
      if (String(this.#wanted()) !== String(allowed_updates)) brokenOff.abort()
    })
    const [offset, timeout] = [this.#offset, Math.floor(waitMs / 1_000)]
    const nowMs = () => clock.now().getTime()
    let sentAtMs: number | undefined = nowMs()
    // While it waits to be sent, it is not on its way.
    const onWait = (until: Date | null) => {
      sentAtMs = until === null ? nowMs() : undefined
    }
    try {
      const params = { offset, limit, timeout, allowed_updates }
      const batch = checkBatch(await caller.call('getUpdates', params, { signal: brokenOff.signal, onWait }))
      this.#confirmed = offset
      const isTooSoon = batch.length === 0 && sentAtMs !== undefined && nowMs() - sentAtMs < waitMs / 2
      if (isTooSoon) await systemClock.sleep(BREATH_MS, brokenOff.signal)
      return batch
    } catch (error) {
      if (!brokenOff.signal.aborted || error !== brokenOff.signal.reason) throw error
      if (sentAtMs !== undefined) this.#brokenOff = { offset, sentAtMs }
      return null
    } finally {
      unwatch()
      this.#ending.removeEventListener('abort', breakOff)
    }
  }

  #wanted(): UpdateType[] {
    for (const type of neededUpdates(this.#context.events)) this.#needed.add(type)
    this.#hasWantedEvery ||= this.#wantsEvery()
    return allowedUpdates([...this.#needed], this.#terms.allowedUpdates, this.#hasWantedEvery)
  }

  /** @throws what no waiting can help against */
  async #waitAfter(error: unknown, failures: number): Promise<void> {
    if (!isPassing(error)) {
      const { explainConflict } = await import('./conflict')
      throw explainConflict(error)
    }
    const waitMs = error instanceof FloodError ? floodWaitMs(error.retryAfterMs) : backoffMs(failures)
    this.#terms.onRetry?.({ method: 'getUpdates', attempt: failures, waitMs, error })
    if (failures === FAILURES_WORTH_A_WARNING) {
      const message = `Fetching updates keeps failing, and is tried on: ${error.message}`
      void this.#context.events.emit('warning', { code: 'polling-fails', message, chatId: null })
    }
    await this.#context.clock.sleep(waitMs, this.#ending).catch(() => {})
  }
}

/** Whether it may be otherwise the next time. */
function isPassing(error: unknown): error is ApiError | TransportError {
  if (error instanceof TransportError) return error.reason !== 'closed'
  return error instanceof FloodError || (error instanceof ApiError && error.reason === 'server-error')
}

function checkBatch(batch: readonly Update[]): readonly Update[] {
  const isBatch = Array.isArray(batch) && batch.every((update) => Number.isSafeInteger(update?.update_id))
  if (isBatch) return batch
  const what = 'the answer is no list of updates'
  throw new TransportError({ method: 'getUpdates', reason: 'bad-answer', outcome: 'unknown', what })
}
