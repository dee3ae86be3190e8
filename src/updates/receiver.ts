import type { Desk } from './desk'
import { Inbox, type InboxContext } from './inbox'

/** What is behind the door: where updates come in, and who sees to it that they do. */
export class Receiver {
  readonly inbox: Inbox
  readonly #context: InboxContext
  #desk: Desk | undefined

  constructor(context: InboxContext) {
    this.inbox = new Inbox(context)
    this.#context = context
  }

  async desk(): Promise<Desk> {
    const { Desk } = await import('./desk')
    this.#desk ??= new Desk(this.#context, this.inbox)
    return this.#desk
  }

  /** Resolves when nothing comes in any more, what has come in is handled, and what was open has its verdict. */
  async close(): Promise<void> {
    await this.#desk?.ended()
    await this.inbox.settled()
    await this.#desk?.stopScreening()
  }
}
