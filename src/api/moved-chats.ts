/** Which basic groups became supergroups while this client was looking, and what they are called since. */
export class MovedChats {
  readonly #newIds = new Map<number, number>()

  /** The id that a chat has by now. */
  idOf(chatId: number | string): number | string {
    return this.#newIds.get(Number(chatId)) ?? chatId
  }

  /** @returns whether that is news */
  note(oldChatId: number, newChatId: number): boolean {
    const isNews = this.#newIds.get(oldChatId) !== newChatId
    this.#newIds.set(oldChatId, newChatId)
    return isNews
  }

  /** Nobody could take it in: it is news again when it is heard of the next time. */
  forget(oldChatId: number): void {
    this.#newIds.delete(oldChatId)
  }
}
