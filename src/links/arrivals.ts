import { onAbort } from '../api/abort-listeners'
import type { LinkJoin } from './joins'
import { sameInviteLink } from './link-text'

/** So many are kept for who is slow to ask for them. */
const MOST_KEPT = 1_000

/** An update that comes again does so within minutes. */
const IDS_REMEMBERED = 1_000

/** Those who came through a link and were not yet asked for. */
export class Arrivals {
  readonly #url: string
  readonly #heard: number[] = []
  readonly #kept: LinkJoin[] = []
  #waiting: (() => void)[] = []
  #isOver = false
  #unhear = () => {}
  #onEnd = () => {}

  /** @param signal - ends it */
  constructor(url: string, signal: AbortSignal | undefined) {
    this.#url = url
    if (signal?.aborted) this.end()
    else if (signal !== undefined) this.#unhear = onAbort(signal, this.end)
  }

  /**
   * Keeps who has come, if it was through this link. Resolves when there is room for them. An update that comes again,
   * because somebody else could not handle it, is passed over.
   */
  async hear(joined: LinkJoin, url: string): Promise<void> {
    if (!sameInviteLink(url, this.#url) || this.#heard.includes(joined.updateId)) return
    this.#heard.push(joined.updateId)
    if (this.#heard.length > IDS_REMEMBERED) this.#heard.shift()
    this.#kept.push(joined)
    this.#wake()
    while (this.#kept.length > MOST_KEPT && !this.#isOver) await this.#change()
  }

  /** The next to have come; done when it is over and nobody is left. */
  async next(): Promise<IteratorResult<LinkJoin, undefined>> {
    while (this.#kept.length === 0 && !this.#isOver) await this.#change()
    const value = this.#kept.shift()
    this.#wake()
    return value === undefined ? { done: true, value } : { done: false, value }
  }

  /** The loop is left: nobody asks any more. */
  async return(): Promise<IteratorResult<LinkJoin, undefined>> {
    this.leave()
    return { done: true, value: undefined }
  }

  /** Ends it. @returns who was still kept */
  leave(): LinkJoin[] {
    this.end()
    return this.#kept.splice(0)
  }

  /** Nobody else will come. Those who are kept can still be asked for. */
  readonly end = (): void => {
    if (this.#isOver) return
    this.#isOver = true
    this.#unhear()
    this.#wake()
    this.#onEnd()
  }

  /** Calls back at the end, at once if that was before. */
  onEnd(tell: () => void): void {
    if (this.#isOver) tell()
    else this.#onEnd = tell
  }

  /** Until somebody has come or was taken, or it is over. */
  #change(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #wake(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }
}
