import type { CallOptions } from '../../api/caller'

/** One call at a time goes through a lane. It sees whether that call waits, and can end it while it does. */
export class Lane {
  readonly #abort = new AbortController()
  readonly #onChange: (lane: Lane) => void
  #waitingUntil: Date | null = null

  /** What goes along with each call. */
  readonly call: CallOptions

  constructor(timeoutMs: number | undefined, onChange: (lane: Lane) => void) {
    this.#onChange = onChange
    this.call = { signal: this.#abort.signal, timeoutMs, onWait: (until) => this.#note(until) }
  }

  /** Until when its call waits; `null` if it has none, or one that is on its way. */
  get waitingUntil(): Date | null {
    return this.#waitingUntil
  }

  /** Ends its call if that has not been sent, or has been refused and waits for another try. */
  letGo(reason: unknown): void {
    if (this.#waitingUntil !== null) this.#abort.abort(reason)
  }

  /** Whether a call failed because it was let go. */
  hasLetGo(error: unknown): boolean {
    const { aborted, reason } = this.#abort.signal
    return aborted && error === reason
  }

  /** Its call has ended. */
  clear(): void {
    this.#waitingUntil = null
  }

  #note(until: Date | null): void {
    this.#waitingUntil = until
    this.#onChange(this)
  }
}

/** As many lanes as are needed at once, used over and over. */
export class Lanes {
  readonly #timeoutMs: number | undefined
  readonly #onChange: () => void
  readonly #idle: Lane[] = []
  readonly #busy = new Set<Lane>()
  #end: { readonly reason: unknown } | undefined

  /** @param onChange - told when a call begins to wait, or goes on */
  constructor(timeoutMs: number | undefined, onChange: () => void) {
    this.#timeoutMs = timeoutMs
    this.#onChange = onChange
  }

  enter(): Lane {
    const lane = this.#idle.pop() ?? new Lane(this.#timeoutMs, (changed) => this.#noteChange(changed))
    this.#busy.add(lane)
    return lane
  }

  leave(lane: Lane): void {
    lane.clear()
    this.#busy.delete(lane)
    this.#idle.push(lane)
  }

  /** The first moment at which something goes on; `null` while anything is on its way, or nothing is there. */
  get waitingUntil(): Date | null {
    let first: Date | null = null
    for (const { waitingUntil } of this.#busy) {
      if (waitingUntil === null) return null
      if (first === null || waitingUntil < first) first = waitingUntil
    }
    return first
  }

  /** Ends all that waits, and whatever comes to wait from now on. */
  letGo(reason: unknown): void {
    this.#end ??= { reason }
    for (const lane of this.#busy) lane.letGo(this.#end.reason)
  }

  #noteChange(lane: Lane): void {
    if (this.#end !== undefined) lane.letGo(this.#end.reason)
    this.#onChange()
  }
}
