import { RecentSet } from '../pacing/recent-set'

/** So many are remembered, and up to twice as many: some 2 MB. Of who left before them nobody can say that they come back. */
const REMEMBERED = 10_000

/** Who was seen leaving, or being put out. What was before the client was made, or while nobody listened, it never saw. */
export class Departures {
  readonly #seen = new RecentSet<string>(REMEMBERED)

  note(chatId: number, userId: number): void {
    this.#seen.add(keyOf(chatId, userId))
  }

  /** They stay remembered, so that an update that comes again is read as it was the first time. */
  has(chatId: number, userId: number): boolean {
    return this.#seen.has(keyOf(chatId, userId))
  }
}

function keyOf(chatId: number, userId: number): string {
  return `${chatId} ${userId}`
}
