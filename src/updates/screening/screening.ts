import type { JoinRequest } from '../../join-requests/join-request'
import type { Clock } from '../../time/clock'
import { type DecideOnJoinRequest, type ScreeningOptions, toScreeningTerms } from './options'
import { Screener } from './screener'

/** What a screening needs of its client. */
export interface ScreeningContext {
  readonly clock: Clock
  /** Tells of all requests from now on. @returns ends it */
  onJoinRequest(hear: (request: JoinRequest) => unknown): () => void
  /** Takes what went wrong, and never throws. */
  onError(error: unknown): void
}

/** Requests to join are being decided on, one verdict for each, in time: see `client.screenJoinRequests`. */
export class Screening {
  readonly #screener: Screener
  #stopListening: (() => void) | undefined

  /** Made by a `Client`. */
  constructor(context: ScreeningContext, decide: DecideOnJoinRequest, options: ScreeningOptions) {
    const terms = toScreeningTerms(decide, options)
    const { signal } = terms
    const screener = new Screener(terms, context)
    this.#screener = screener
    if (signal?.aborted) return
    const abort = () => void this.stop()
    // It is taken in at once: the verdict may take minutes, and itself hang on other updates.
    const stopHearing = context.onJoinRequest((request) => screener.take(request))
    this.#stopListening = () => {
      stopHearing()
      signal?.removeEventListener('abort', abort)
    }
    signal?.addEventListener('abort', abort)
  }

  /** How many requests have come that are not answered yet. */
  get open(): number {
    return this.#screener.open
  }

  /**
   * Takes no more requests, and answers those that are open by `onTimeout`, at once.
   *
   * @returns when all are answered, and `onVerdict` has ended for them. For those answered before, it may still be
   *   running: it may be what waits for this
   */
  async stop(): Promise<void> {
    this.#stopListening?.()
    await this.#screener.stop()
  }
}
