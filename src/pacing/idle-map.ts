/** So few entries are not worth a look. */
const FEW = 32

/** What a {@link IdleMap} holds. */
export interface Forgettable {
  /** Whether forgetting it now would change nothing. */
  isIdle(nowMs: number): boolean
}

/**
 * A map that makes what it is asked for, and forgets what is idle. It needs no timer: each question has it look at its
 * two oldest entries, so that it never holds many more than are in use.
 */
export class IdleMap<K, V extends Forgettable> {
  readonly #values = new Map<K, V>()
  readonly #make: (nowMs: number) => V

  constructor(make: (nowMs: number) => V) {
    this.#make = make
  }

  get(key: K, nowMs: number): V {
    if (this.#values.size > FEW) this.#tidy(nowMs)
    const known = this.#values.get(key)
    if (known !== undefined && !known.isIdle(nowMs)) return known
    const made = this.#make(nowMs)
    this.#values.set(key, made)
    return made
  }

  /** What was known by one key is known by another from now on, unless that is known already. */
  rename(key: K, newKey: K): void {
    const value = this.#values.get(key)
    this.#values.delete(key)
    if (value !== undefined && !this.#values.has(newKey)) this.#values.set(newKey, value)
  }

  keys(): IterableIterator<K> {
    return this.#values.keys()
  }

  #tidy(nowMs: number): void {
    let left = 2
    for (const [key, value] of this.#values) {
      if (left-- === 0) return
      this.#values.delete(key)
      // Who is still in use goes to the end, so that the next are looked at next time.
      if (!value.isIdle(nowMs)) this.#values.set(key, value)
    }
  }
}
