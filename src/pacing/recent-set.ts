/**
 * Remembers what was added last, and forgets what was added before. In two halves, of which the older is dropped whole: to
 * take the oldest out of a set one by one is slow.
 */
export class RecentSet<T> {
  readonly #least: number
  #newer = new Set<T>()
  #older = new Set<T>()

  /** @param least - so many are remembered in any case, and up to twice as many */
  constructor(least: number) {
    this.#least = least
  }

  has(member: T): boolean {
    return this.#newer.has(member) || this.#older.has(member)
  }

  /** What is in it already, is among the latest again. */
  add(member: T): void {
    this.#newer.add(member)
    if (this.#newer.size < this.#least) return
    this.#older = this.#newer
    this.#newer = new Set()
  }
}
