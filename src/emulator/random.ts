const LINK_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A stream of numbers that its seed determines: the same seed gives the same ids, tokens and links. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed | 0
  }

  /** The next whole number from 0 to `limit` − 1. `limit` is at most 2^32. */
  below(limit: number): number {
    this.#state = (this.#state + 0x9e3779b9) | 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return Math.floor((((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32) * limit)
  }

  /** Whether something happens that is so likely, from 0 to 1. */
  chance(probability: number): boolean {
    return this.below(2 ** 32) < probability * 2 ** 32
  }

  /** A text of letters, digits, `-` and `_`, as in tokens and links. */
  text(length: number): string {
    return Array.from({ length }, () => LINK_ALPHABET.charAt(this.below(LINK_ALPHABET.length))).join('')
  }
}
