/** What happened to each person in each chat, in order, a line for each thing. */
export class Diary {
  readonly #pages = new Map<string, string[]>()

  note(chatId: number, userId: number, line: string): void {
    const page = this.#pages.get(`${chatId} ${userId}`)
    if (page === undefined) this.#pages.set(`${chatId} ${userId}`, [line])
    else page.push(line)
  }

  page(chatId: number, userId: number): readonly string[] {
    return this.#pages.get(`${chatId} ${userId}`) ?? []
  }

  /** Of whom there are lines that begin so, for each line, in the order of texts. */
  whose(...beginnings: readonly string[]): number[] {
    const ids = [...this.#pages].flatMap(([key, lines]) =>
      lines
        .filter((line) => beginnings.some((beginning) => line.startsWith(beginning)))
        .map(() => Number(key.split(' ')[1])),
    )
    return ids.sort()
  }

  /** The pages that are otherwise in the other. */
  differencesFrom(other: Diary): string[] {
    const keys = new Set([...this.#pages.keys(), ...other.#pages.keys()])
    const told = (diary: Diary, key: string) => (diary.#pages.get(key) ?? []).join('; ')
    return [...keys].flatMap((key) => {
      const [here, there] = [told(this, key), told(other, key)]
      return here === there ? [] : [`${key}: ${here} – otherwise: ${there}`]
    })
  }
}
