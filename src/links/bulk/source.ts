/** Where items come from: asked for one at a time, and told when no more are wanted. */
export class Source<Item> {
  readonly #iterator: Iterator<Item> | AsyncIterator<Item>
  #isPulling = false
  #isOver = false

  constructor(items: Iterable<Item> | AsyncIterable<Item>) {
    this.#iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]()
  }

  /** Whether it has been asked, and has not answered. */
  get isPulling(): boolean {
    return this.#isPulling
  }

  /** Whether it has given all, or has failed. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** Hands the next item on, if there is one; rejects if the source fails. */
  async pull(take: (item: Item) => void): Promise<void> {
    this.#isPulling = true
    try {
      const { done, value } = await this.#next()
      this.#isOver = done === true
      // An iterable of promises gives what they resolve to, as `for await` has it.
      if (!this.#isOver) take(await value)
    } finally {
      this.#isPulling = false
    }
  }

  async #next(): Promise<IteratorResult<Item>> {
    try {
      return await this.#iterator.next()
    } catch (error) {
      this.#isOver = true
      throw error
    }
  }

  /** Lets the source clean up after itself, unless it has come to its own end. */
  async close(): Promise<void> {
    if (this.#isOver) return
    const closed = Promise.resolve(this.#iterator.return?.())
    // It may be waiting for something that comes tomorrow, or never: then it closes when it can.
    if (this.#isPulling) closed.catch(() => {})
    else await closed
  }
}
