import type { Conflicts } from './conflicts'
import type { PostOffice } from './post-office'
import type { QueuedUpdate, UpdateQueue } from './update-queue'

/** What a call of getUpdates asks for. */
export interface PollRequest {
  readonly offset: number
  readonly limit: number
  readonly timeoutSeconds: number
  /** Aborted as soon as nobody waits for the answer any more. */
  readonly gone: AbortSignal
}

/** Who asks for the same again within this time has to wait. */
const SAME_AGAIN_MS = 3000
/** Who asks for the same again within this time gets one update at most. */
const SAME_AGAIN_SOON_MS = 500

const NEWS = Symbol('news')

/** Hands out updates to whoever asks for them, and makes those wait who ask too often. */
export class Polling {
  readonly #office: PostOffice
  readonly #queue: UpdateQueue
  readonly #conflicts: Conflicts
  #previous: { readonly offset: number; readonly atMs: number } | undefined
  /** Ends the call that waits for news, if there is one. */
  #waiting: AbortController | undefined

  constructor(office: PostOffice, queue: UpdateQueue, conflicts: Conflicts) {
    this.#office = office
    this.#queue = queue
    this.#conflicts = conflicts
  }

  /** @throws {CallFailure} if another call takes its place while it waits */
  async take(request: PollRequest): Promise<readonly QueuedUpdate[]> {
    const { offset, limit, timeoutSeconds } = this.#slowedDown(request)
    this.#queue.confirm(offset)
    const updates = this.#queue.oldest(limit)
    if (updates.length > 0 || timeoutSeconds === 0) return updates

    this.end('terminated by other getUpdates request; make sure that only one bot instance is running')
    await this.#news(timeoutSeconds * 1000, request.gone)
    return this.#queue.oldest(limit)
  }

  /** There is something to hand out. */
  wake(): void {
    this.#waiting?.abort(NEWS)
  }

  /** Sends away the call that waits, if there is one. */
  end(why: string): void {
    this.#waiting?.abort(why)
  }

  #slowedDown({ offset, limit, timeoutSeconds }: PollRequest) {
    const nowMs = this.#office.clock.now().getTime()
    const sinceSameMs = this.#previous?.offset === offset ? nowMs - this.#previous.atMs : Number.POSITIVE_INFINITY
    this.#previous = { offset, atMs: nowMs }
    return {
      offset,
      limit: sinceSameMs < SAME_AGAIN_SOON_MS ? 1 : limit,
      timeoutSeconds: sinceSameMs < SAME_AGAIN_MS ? Math.max(timeoutSeconds, SAME_AGAIN_MS / 1000) : timeoutSeconds,
    }
  }

  // By its source (`HttpConnection::hangup`), the real server lets a call wait on when its client is gone. Nothing is lost
  // by that, as updates wait to be confirmed; only the pace of conflicts can tell. Here it would keep a process alive.
  async #news(timeoutMs: number, gone: AbortSignal): Promise<void> {
    const { clock, activity } = this.#office
    const waiting = new AbortController()
    this.#waiting = waiting
    try {
      await activity.pause(clock.doze(timeoutMs, AbortSignal.any([waiting.signal, gone])))
    } catch (why) {
      if (why !== NEWS && why !== gone.reason) await this.#conflicts.refuse(String(why), gone)
    } finally {
      if (this.#waiting === waiting) this.#waiting = undefined
    }
  }
}
