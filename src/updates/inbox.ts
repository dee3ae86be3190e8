import type { Update } from '@grammyjs/types'
import type { MovedChats } from '../api/moved-chats'
import { closedError } from '../errors'
import type { LinkContext } from '../links/link-context'
import { Departures } from '../members/departures'
import { RecentSet } from '../pacing/recent-set'
import { type DispatchContext, dispatch } from './dispatch'
import type { Events } from './events'
import { isUpdate } from './is-update'
import { listensToMembers } from './listens-to-members'
import { warnOfUnserved } from './warn-of-unserved'

/** Telegram delivers at most a hundred at once, and sends again within minutes. */
const IDS_REMEMBERED = 5_000

/** What the updates of a client need of it. */
export interface InboxContext {
  readonly links: LinkContext
  readonly events: Events
  readonly moved: MovedChats
  /** Whether somebody makes Telegram's requests come in here. */
  hasWebhook?: boolean
}

/** Where updates come in, whichever way they came: each is told of once. */
export class Inbox {
  readonly context: DispatchContext
  readonly #underWay = new Map<number, Promise<void>>()
  readonly #handled = new RecentSet<number>(IDS_REMEMBERED)
  /** Whether it was seen to that what is listened to will come. */
  #isLookedAfter = false

  constructor(context: InboxContext) {
    this.context = { ...context, departures: new Departures() }
  }

  /**
   * Tells all who listen, unless it was told of before. What comes again while it is being told of has the same fate.
   * Rejects if something was thrown that nobody heard: then it counts as not handled, and may come again.
   *
   * @throws {InvalidOptionsError} for what is no update at all
   */
  async receive(update: Update): Promise<void> {
    if (!isUpdate(update)) {
      const { noUpdate } = await import('./seldom')
      throw noUpdate(update)
    }
    const { update_id: id } = update
    if (this.#handled.has(id)) return
    let handling = this.#underWay.get(id)
    if (handling === undefined) {
      handling = this.#handle(update)
      this.#underWay.set(id, handling)
    }
    await handling
  }

  /** The same, of an update that this client did not fetch itself: then nobody here has asked for what is listened to. */
  async handleUpdate(update: Update): Promise<void> {
    const { links, events } = this.context
    if (events.isEnded) throw closedError('handleUpdate')
    if (!this.#isLookedAfter && listensToMembers(events)) {
      this.#isLookedAfter = true
      // Whether that can be found out just now does not matter.
      warnOfUnserved(links.caller, events).catch(() => {})
    }
    await this.receive(update)
  }

  /** Whether it was handled before. */
  wasHandled({ update_id: id }: Update): boolean {
    return this.#handled.has(id)
  }

  /** Resolves when all that has come in is handled, or could not be. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay.values())
  }

  async #handle(update: Update): Promise<void> {
    try {
      await dispatch(this.context, update)
      this.#handled.add(update.update_id)
    } finally {
      this.#underWay.delete(update.update_id)
    }
  }
}
