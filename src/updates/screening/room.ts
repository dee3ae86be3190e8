/** Has place for so many at once. The others stand in line, first come, first served. */
export class Room {
  #places: number
  readonly #line = new Set<() => void>()

  constructor(places: number) {
    this.#places = places
  }

  /**
   * Resolves when there is a place, with what gives it back. An abort gives it back as well; who stands in line then,
   * leaves it, and never gets in.
   */
  enter(signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve) => {
      let isIn = false
      const takePlace = () => {
        this.#line.delete(takePlace)
        this.#places -= 1
        isIn = true
        resolve(leave)
      }
      const leave = () => {
        this.#line.delete(takePlace)
        if (!isIn) return
        isIn = false
        this.#places += 1
        this.#letIn()
      }
      signal.addEventListener('abort', leave)
      this.#line.add(takePlace)
      this.#letIn()
    })
  }

  #letIn(): void {
    for (const takePlace of this.#line) {
      if (this.#places === 0) return
      takePlace()
    }
  }
}
