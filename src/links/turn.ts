/** Lets one through after another, in the order of their coming, whatever became of those before. */
export class Turn {
  #last: Promise<unknown> = Promise.resolve()

  async take<T>(act: () => Promise<T>): Promise<T> {
    const before = this.#last
    let end: () => void = () => {}
    this.#last = new Promise<void>((resolve) => {
      end = resolve
    })
    await before
    try {
      return await act()
    } finally {
      end()
    }
  }
}
