import { MOST_BYTES, tooLarge } from './exchange'

/** The body of an answer, as it comes in. */
export class AnswerBytes {
  #chunks: Buffer[] | undefined
  #size = 0

  /** @throws {ExchangeFailure} if that is more than is ever read */
  add(chunk: Buffer): void {
    this.#size += chunk.length
    if (this.#size > MOST_BYTES) throw tooLarge()
    // A list made with what is in it takes no more room than that, and nearly every answer comes in one piece.
    if (this.#chunks === undefined) this.#chunks = [chunk]
    else this.#chunks.push(chunk)
  }

  text(): string {
    if (this.#chunks === undefined) return ''
    const [first] = this.#chunks
    // One piece can be read where it lies.
    const whole = first?.length === this.#size ? first : Buffer.concat(this.#chunks)
    return whole.toString('utf8')
  }
}
