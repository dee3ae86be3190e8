/** An update that waits for its bot. */
export interface QueuedUpdate {
  readonly id: number
  /** As it goes out: JSON that begins with `update_id`. */
  readonly json: string
  readonly expiresAtMs: number
  /** Updates of one lane reach a webhook one after the other. */
  readonly lane: string
}

/** More than this a bot that never asks has not waiting for it. */
const CAPACITY = 100_000

/** About so much text one answer holds. */
const ANSWER_LENGTH = 4 * 2 ** 20

/** An offset that is further than this above the newest update is taken for a mistake. */
const HIGHEST_LEAP = 10

/** The updates of one bot that have not been confirmed, the oldest first. */
export class UpdateQueue {
  /** The next update gets this. */
  nextId: number
  readonly #updates = new Map<number, QueuedUpdate>()
  readonly #nowMs: () => number

  constructor(firstId: number, nowMs: () => number) {
    this.nextId = firstId
    this.#nowMs = nowMs
  }

  get all(): readonly QueuedUpdate[] {
    return [...this.#updates.values()].filter((update) => this.has(update))
  }

  /** It has neither been confirmed nor expired. */
  has({ id, expiresAtMs }: QueuedUpdate): boolean {
    if (expiresAtMs <= this.#nowMs()) this.#updates.delete(id)
    return this.#updates.has(id)
  }

  /** Gives an update the next id, and keeps it. `undefined` if there are too many already. */
  add(write: (id: number) => string, expiresAtMs: number, lane: string): QueuedUpdate | undefined {
    if (this.#updates.size >= CAPACITY && this.all.length >= CAPACITY) return undefined
    const id = this.nextId++
    const update = { id, json: write(id), expiresAtMs, lane }
    this.#updates.set(id, update)
    return update
  }

  remove({ id }: QueuedUpdate): void {
    this.#updates.delete(id)
  }

  clear(): void {
    this.#updates.clear()
  }

  /** Confirms what an offset confirms: all below it, or, if it is negative, all but so many at the end. */
  confirm(offset: number): void {
    if (offset > this.nextId - 1 + HIGHEST_LEAP) return
    const excess = offset < 0 ? this.#updates.size + offset : 0
    let passed = 0
    for (const id of this.#updates.keys()) {
      if (id >= offset && passed >= excess) return
      this.#updates.delete(id)
      passed++
    }
  }

  /** The oldest ones, as many as are wanted and fit into an answer, but at least one if there is any. */
  oldest(limit: number): readonly QueuedUpdate[] {
    const taken: QueuedUpdate[] = []
    let length = 0
    for (const update of this.#updates.values()) {
      if (taken.length === limit || (taken.length > 0 && length + update.json.length > ANSWER_LENGTH)) break
      if (!this.has(update)) continue
      taken.push(update)
      length += update.json.length
    }
    return taken
  }
}
