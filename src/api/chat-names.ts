/** More names than anybody works with at once; the oldest are forgotten, and learnt again. */
const MOST_NAMES = 1_000

/** Which `@username` belongs to which numeric id, as far as Telegram's answers have told. */
export class ChatNames {
  readonly #ids = new Map<string, number>()

  /** One key for one chat, whichever way it is called; `''` for no chat at all. */
  keyOf(chatId: unknown): number | string {
    if (typeof chatId === 'number') return chatId
    if (typeof chatId !== 'string') return ''
    if (!chatId.startsWith('@')) return Number(chatId)
    const name = chatId.toLowerCase()
    return this.#ids.get(name) ?? name
  }

  /**
   * Looks for a chat in an answer: in getChat's, or in a message's.
   *
   * @returns what the chat was called and is called from now on, if that is news
   */
  learn(answer: unknown): { name: string; id: number } | undefined {
    if (typeof answer !== 'object' || answer === null) return undefined
    const chat: unknown = 'chat' in answer ? answer.chat : answer
    if (typeof chat !== 'object' || chat === null || !('type' in chat && 'username' in chat && 'id' in chat)) {
      return undefined
    }
    const [name, id] = [`@${chat.username}`.toLowerCase(), Number(chat.id)]
    if (this.#ids.get(name) === id) return undefined
    if (this.#ids.size >= MOST_NAMES) for (const oldest of [...this.#ids.keys()].slice(0, 1)) this.#ids.delete(oldest)
    this.#ids.set(name, id)
    return { name, id }
  }
}
