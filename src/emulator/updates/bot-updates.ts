import { InvalidOptionsError } from '../../errors'
import { Random } from '../random'
import { AllowedUpdates } from './allowed-updates'
import { Conflicts } from './conflicts'
import { Polling, type PollRequest } from './polling'
import type { PostOffice } from './post-office'
import { UpdateQueue } from './update-queue'
import { isUpdateType, type UpdateType } from './update-type'
import { WebhookDesk } from './webhook-desk'

/** Where something happened, and to whom. It decides which updates a webhook gets one after the other. */
export interface UpdateSubject {
  /** The chat in which it happened. */
  chatId: number
  /** Whom it is about, if anybody. */
  userId?: number
}

/** The first `update_id` of a bot may be anything in this range. */
const FIRST_ID = { from: 100_000_000, spread: 300_000_000 }

/** For so long an update waits for its bot. */
const LIFE_MS = 24 * 60 * 60 * 1000

/** What a bot is told of, and the two ways in which it gets to know. */
export class BotUpdates {
  /** Where setWebhook and its like are dealt with. */
  readonly webhooks: WebhookDesk
  readonly #office: PostOffice
  readonly #queue: UpdateQueue
  readonly #allowed = new AllowedUpdates()
  readonly #conflicts: Conflicts
  readonly #polling: Polling

  constructor(office: PostOffice, botId: number, botToken: string) {
    const random = new Random(office.seed ^ botId)
    const firstId = FIRST_ID.from + random.below(FIRST_ID.spread)
    const queue = new UpdateQueue(firstId, () => this.#nowMs())
    const conflicts = new Conflicts(office)
    const polling = new Polling(office, queue, conflicts)
    this.#office = office
    this.#queue = queue
    this.#conflicts = conflicts
    this.#polling = polling
    this.webhooks = new WebhookDesk({ office, queue, allowed: this.#allowed, conflicts, polling, botToken, random })
  }

  /** The updates that wait to be fetched or delivered, the oldest first, as the bot will see them. */
  get pending(): readonly { readonly update_id: number }[] {
    return this.#queue.all.map(({ json }) => JSON.parse(json))
  }

  /**
   * The `update_id` of the next update. Each has the one after the last; but now and then Telegram begins anew
   * elsewhere, and so can you.
   *
   * @throws {InvalidOptionsError} if it is set to something that is no positive whole number, or not above the ids of
   *   the updates that wait
   */
  get nextId(): number {
    return this.#queue.nextId
  }

  set nextId(id: number) {
    const lowest = (this.#queue.all.at(-1)?.id ?? 0) + 1
    if (!(Number.isSafeInteger(id) && id >= lowest)) {
      throw new InvalidOptionsError('nextId', `a whole number from ${lowest}`, id)
    }
    this.#queue.nextId = id
  }

  /**
   * Tells the bot of something, if it wants to know. It does not get to know what happened 24 hours ago or earlier,
   * by the `date` in `payload`.
   *
   * @param type - the key of the update
   * @param payload - what stands under that key, in Telegram's own names
   * @param about - where it happened, and to whom
   * @throws {InvalidOptionsError} if there are no such updates
   *
   * @example
   * bot.updates.push('message', { message_id: 1, date, chat, from, text: '/start' }, { chatId: chat.id })
   */
  push(type: UpdateType, payload: object, about: UpdateSubject): void {
    if (!isUpdateType(type)) throw new InvalidOptionsError('type', 'a kind of update', type)
    const expiresAtMs = this.#happenedMs(payload) + LIFE_MS
    if (!this.#allowed.has(type) || expiresAtMs <= this.#nowMs()) return

    const write = (id: number) => JSON.stringify({ update_id: id, [type]: payload })
    const update = this.#queue.add(write, expiresAtMs, laneOf(type, about))
    if (update === undefined) return
    this.webhooks.deliver(update)
    this.#polling.wake()
  }

  /**
   * What getUpdates does.
   *
   * @param allowedUpdates - the argument, as it was sent
   * @throws {CallFailure} if there is a webhook, or another call takes the place of this one while it waits
   */
  async take(request: PollRequest, allowedUpdates: string): Promise<readonly object[]> {
    if (this.webhooks.hasOne) {
      await this.#conflicts.refuse(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        request.gone,
      )
    }
    this.#allowed.change(allowedUpdates)
    const updates = await this.#polling.take(request)
    return updates.map(({ json }) => JSON.parse(json))
  }

  #happenedMs(payload: object): number {
    return 'date' in payload && typeof payload.date === 'number' ? payload.date * 1000 : this.#nowMs()
  }

  #nowMs(): number {
    return this.#office.clock.now().getTime()
  }
}

/** Who comes in, asks to, or goes is told of in the order in which they do; so is what becomes of the bot in a chat. */
function laneOf(type: UpdateType, { chatId, userId }: UpdateSubject): string {
  const isAboutPerson = (type === 'chat_member' || type === 'chat_join_request') && userId !== undefined
  return isAboutPerson ? `user ${userId}` : `${type} ${chatId}`
}
