/** The bytes of a body, as they come in. It takes no more room than it may, in however small pieces they come. */
export class BodyBytes {
  readonly #limit: number
  #room: Uint8Array = new Uint8Array()
  #size = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** @returns whether the body is still small enough */
  add(piece: Uint8Array): boolean {
    const size = this.#size + piece.length
    if (size > this.#limit) return false
    // Nearly every body comes in one piece, and stays where it lies.
    if (this.#size === 0) this.#room = piece
    else this.#append(piece, size)
    this.#size = size
    return true
  }

  get bytes(): Uint8Array {
    return this.#room.subarray(0, this.#size)
  }

  #append(piece: Uint8Array, size: number): void {
    if (size > this.#room.length) {
      const larger = new Uint8Array(Math.min(2 * size, this.#limit))
      larger.set(this.#room)
      this.#room = larger
    }
    this.#room.set(piece, this.#size)
  }
}
