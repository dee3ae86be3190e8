import type { EmulatedBot } from 'invitegram/emulator'
import type { Cast } from './cast'
import { type MemberUpdate, Story } from './story'
import type { WaysIn } from './ways-in'

const ALLOWED = ['chat_member', 'my_chat_member', 'chat_join_request']

interface Update {
  update_id: number
  chat_member?: MemberUpdate
  my_chat_member?: MemberUpdate
}

/** A bot that fetches its updates, and believes them. */
export class Listener {
  readonly #cast: Cast
  readonly #bot: EmulatedBot
  readonly #stories: ReadonlyMap<number, Story>
  #offset = 0
  #updateCount = 0

  constructor(cast: Cast, ways: WaysIn, bot: EmulatedBot) {
    this.#cast = cast
    this.#bot = bot
    this.#stories = new Map(cast.chats.map((chat) => [chat.id, new Story(bot, chat, ways)]))
  }

  /** Says what it wants to be told. */
  async begin(): Promise<void> {
    await this.#cast.ask(this.#bot, 'getUpdates', { allowed_updates: ALLOWED })
  }

  /** How many updates it has had. */
  get updateCount(): number {
    return this.#updateCount
  }

  /** @throws {Error} if what it is told cannot be, or is not the whole story */
  async listen(): Promise<void> {
    while (this.#hasMail()) {
      const { result } = await this.#cast.ask(this.#bot, 'getUpdates', { offset: this.#offset })
      for (const update of result as Update[]) this.#take(update)
    }
    for (const story of this.#stories.values()) story.compare()
  }

  #take(update: Update): void {
    if (update.update_id < this.#offset) throw new Error(`Update ${update.update_id} came again, or late`)
    this.#offset = update.update_id + 1
    this.#updateCount++
    const told = update.chat_member ?? update.my_chat_member
    if (told !== undefined) this.#stories.get(told.chat.id)?.tell(told)
  }

  /** Asking in vain would mean waiting. */
  #hasMail(): boolean {
    return this.#bot.updates.pending.some(({ update_id }) => update_id >= this.#offset)
  }
}
