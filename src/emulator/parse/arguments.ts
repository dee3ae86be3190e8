import { badRequest } from '../methods/failures'
import { toInt32 } from './numbers'
import { isBroken } from './utf8'

/** A call's arguments. Each is a text, however it was sent, and is read as what the method needs. */
export class Arguments {
  readonly #texts = new Map<string, string>()

  /** Of arguments with one name, the first counts. */
  constructor(pairs: Iterable<readonly [name: string, text: string]>) {
    for (const [name, text] of pairs) {
      if (!this.#texts.has(name)) this.#texts.set(name, text)
    }
  }

  /** As it was sent; `''` if it was not. */
  raw(name: string): string {
    return this.#texts.get(name) ?? ''
  }

  /** @throws {CallFailure} if it is not UTF-8 */
  text(name: string): string {
    const text = this.raw(name)
    if (isBroken(text)) throw badRequest('strings must be encoded in UTF-8')
    return text
  }

  /** A number from 0 to `max`; anything else is moved into that range. */
  count(name: string, max: number): number {
    return this.number(name, { min: 0, max, byDefault: 0 })
  }

  /** A number from `min` to `max`; anything else is moved into that range. */
  number(name: string, { min, max, byDefault }: { min: number; max: number; byDefault: number }): number {
    const text = this.raw(name)
    return text === '' ? byDefault : Math.min(Math.max(toInt32(text), min), max)
  }

  /** True for `true`, `yes` and `1` only, in any case. */
  flag(name: string): boolean {
    return /^[ \t\r\n\0\v]*(?:true|yes|1)[ \t\r\n\0\v]*$/i.test(this.raw(name))
  }

  /** All of them, for people to look at. */
  toRecord(): Record<string, string> {
    return Object.fromEntries(this.#texts)
  }
}
