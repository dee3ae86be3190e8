import type { Source } from './source'

/** Who does the work, and decides when it ends. */
export interface Crew<Item, Outcome> {
  /** Works on one item. Never rejects; `undefined` if nothing came of it that has to be told. */
  work(item: Item, index: number): Promise<Outcome | undefined>
  /** Drops what only waits: nothing more is wanted. */
  letGo(reason: unknown): void
}

/**
 * For each lane but one, so many items may have been begun and not yet told of. More than one each, so that a slow item
 * does not hold up all the lanes; with one lane, nothing is begun before the last outcome was taken.
 */
const AHEAD = 4

/**
 * Works on several items at once, and tells of them in their order. It pulls from its source only while somebody waits
 * for an outcome, and holds no more than a few items for each lane, however many there are.
 */
export class InOrder<Item, Outcome> {
  readonly #source: Source<Item>
  readonly #lanes: number
  readonly #crew: Crew<Item, Outcome>
  /** What has come of items whose turn has not. */
  readonly #landed = new Map<number, Outcome | undefined>()
  #begun = 0
  #turn = 0
  #isEnding = false
  #failure: { readonly reason: unknown } | undefined
  #wake = () => {}

  constructor(source: Source<Item>, lanes: number, crew: Crew<Item, Outcome>) {
    this.#source = source
    this.#lanes = lanes
    this.#crew = crew
  }

  /** Begins nothing more. When all that was begun has been told of, `outcomes` rejects. The first reason counts. */
  end(reason: unknown): void {
    this.#failure ??= { reason }
    this.#stop(reason)
  }

  async *outcomes(): AsyncGenerator<Outcome, void, undefined> {
    try {
      while (this.#isUnderWay) {
        void this.#beginNext()
        if (!this.#landed.has(this.#turn)) await this.#nextEvent()
        else {
          const outcome = this.#takeTurn()
          if (outcome !== undefined) yield outcome
        }
      }
    } finally {
      await this.#clearUp()
    }
    if (this.#failure !== undefined) throw this.#failure.reason
  }

  get #isUnderWay(): boolean {
    return this.#turn < this.#begun || !(this.#source.isOver || this.#isEnding)
  }

  get #inAir(): number {
    return this.#begun - this.#turn - this.#landed.size
  }

  get #hasRoom(): boolean {
    const ahead = this.#begun - this.#turn
    return this.#inAir < this.#lanes && ahead < 1 + AHEAD * (this.#lanes - 1)
  }

  async #beginNext(): Promise<void> {
    const { isOver, isPulling } = this.#source
    if (isOver || isPulling || this.#isEnding || !this.#hasRoom) return
    try {
      await this.#source.pull((item) => this.#begin(item))
    } catch (error) {
      this.end(error)
    }
    this.#wake()
  }

  /** An item that the source gave too late is as if it had not been asked for. */
  #begin(item: Item): void {
    if (!this.#isEnding) void this.#workOn(item, this.#begun++)
  }

  async #workOn(item: Item, index: number): Promise<void> {
    const outcome = await this.#crew.work(item, index)
    this.#landed.set(index, outcome)
    this.#wake()
  }

  #takeTurn(): Outcome | undefined {
    const outcome = this.#landed.get(this.#turn)
    this.#landed.delete(this.#turn)
    this.#turn++
    return outcome
  }

  #nextEvent(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  #stop(reason?: unknown): void {
    this.#isEnding = true
    this.#crew.letGo(reason)
    this.#wake()
  }

  /** Nobody iterates any more. What is on its way still has to come home. */
  async #clearUp(): Promise<void> {
    this.#stop()
    while (this.#inAir > 0) await this.#nextEvent()
    try {
      await this.#source.close()
    } catch (error) {
      // Where something else has ended the work, that is what is told.
      if (this.#failure === undefined) throw error
    }
  }
}
