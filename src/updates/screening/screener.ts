import type { JoinRequest } from '../../join-requests/join-request'
import { RecentSet } from '../../pacing/recent-set'
import type { Clock } from '../../time/clock'
import type { ScreeningTerms } from './options'
import { Room } from './room'
import { ScreenedRequest, type ScreeningDesk } from './screened-request'

/** An update that a handler failed on comes again within minutes. */
const UPDATES_REMEMBERED = 5_000

/** All requests of one screening that are open: one for each person and chat. */
export class Screener {
  readonly #desk: ScreeningDesk
  readonly #open = new Map<string, ScreenedRequest>()
  readonly #taken = new RecentSet<number>(UPDATES_REMEMBERED)
  #isStopped = false

  constructor(terms: ScreeningTerms, { clock, onError }: { clock: Clock; onError(error: unknown): void }) {
    const { concurrency } = terms
    this.#desk = { terms, clock, onError, room: new Room(concurrency), guardRoom: new Room(concurrency) }
  }

  get open(): number {
    return this.#open.size
  }

  /** What comes again in the same update, for others to handle, is passed over. */
  take(request: JoinRequest): void {
    if (this.#taken.has(request.updateId)) return
    this.#taken.add(request.updateId)
    const key = `${request.chat.id} ${request.user.id}`
    const open = this.#open.get(key)
    if (open === undefined) this.#screen(key, request)
    else open.comeAgain(request)
  }

  /** Resolves when all that are open now are answered, and have been told of. */
  async stop(): Promise<void> {
    this.#isStopped = true
    for (const screened of this.#open.values()) screened.end('stopped')
    while (this.#open.size > 0) await Promise.all([...this.#open.values()].map(({ settled }) => settled))
  }

  #screen(key: string, request: JoinRequest): void {
    const screened = new ScreenedRequest(this.#desk, request, (next) => {
      this.#open.delete(key)
      if (next !== undefined) this.#screen(key, next)
    })
    this.#open.set(key, screened)
    if (this.#isStopped) screened.end('stopped')
  }
}
