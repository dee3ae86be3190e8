import type { Random } from '../random'
import { Connections } from './connections'
import type { PostOffice } from './post-office'
import { Resending } from './resending'
import type { QueuedUpdate, UpdateQueue } from './update-queue'
import { sendToWebhook, type WebhookAnswer } from './webhook-request'
import type { WebhookTarget } from './webhook-target'

export interface DeliveryOptions {
  readonly target: WebhookTarget
  readonly secretToken: string
  readonly maxConnections: number
  readonly random: Random
  /** Is told of each attempt: what the webhook said, or `undefined` if nothing. */
  onAttempt(answer: WebhookAnswer | undefined): void
}

/**
 * For so many turns of the event loop time stands still for an update that is on its way. A webhook may itself be
 * waiting for time to pass: it must not wait for ever.
 */
const PATIENCE_TURNS = 100

/** Brings updates to a webhook: those of one lane in order, those of several at the same time. */
export class Delivery {
  readonly #office: PostOffice
  readonly #queue: UpdateQueue
  readonly #options: DeliveryOptions
  readonly #connections: Connections
  readonly #lanes = new Map<string, Set<QueuedUpdate>>()
  readonly #pauses = new Set<AbortController>()
  #isClosed = false

  constructor(office: PostOffice, queue: UpdateQueue, options: DeliveryOptions) {
    this.#office = office
    this.#queue = queue
    this.#options = options
    this.#connections = new Connections(options.maxConnections)
    for (const update of queue.all) this.add(update)
  }

  add(update: QueuedUpdate): void {
    const lane = this.#lanes.get(update.lane)
    if (lane === undefined) void this.#work(update.lane, new Set([update]))
    else lane.add(update)
  }

  /** Delivers nothing more. What is on its way may still arrive. */
  close(): void {
    this.#isClosed = true
    for (const pause of this.#pauses) pause.abort()
  }

  /** Goes on as long as there is something in the lane: what is added in the meantime comes at the end. */
  async #work(name: string, lane: Set<QueuedUpdate>): Promise<void> {
    this.#lanes.set(name, lane)
    for (const update of lane) {
      await this.#deliver(update)
      lane.delete(update)
    }
    this.#lanes.delete(name)
  }

  async #deliver(update: QueuedUpdate): Promise<void> {
    const resending = new Resending(this.#options.random)
    while (this.#isWanted(update)) {
      const answer = await this.#connections.use(() => this.#attempt(update))
      if (!this.#isWanted(update)) return
      if (answer?.isAccepted) this.#queue.remove(update)
      this.#options.onAttempt(answer)
      if (this.#isWanted(update)) await this.#pause(update, resending.secondsAfterFailure(answer?.retryAfterSeconds))
    }
  }

  #isWanted(update: QueuedUpdate): boolean {
    return !this.#isClosed && this.#queue.has(update)
  }

  async #attempt(update: QueuedUpdate): Promise<WebhookAnswer | undefined> {
    if (!this.#isWanted(update)) return undefined
    const { target, secretToken } = this.#options
    return this.#office.activity.watch(sendToWebhook(this.#office, target, secretToken, update), PATIENCE_TURNS)
  }

  /** What would expire in the meantime is not worth the wait. */
  async #pause(update: QueuedUpdate, seconds: number): Promise<void> {
    const { clock } = this.#office
    const ms = seconds * 1000
    if (clock.now().getTime() + ms >= update.expiresAtMs) return this.#queue.remove(update)
    // Each has a signal of its own: many may wait, and Node takes many listeners of one signal for a leak.
    const pause = new AbortController()
    this.#pauses.add(pause)
    await clock.sleep(ms, pause.signal).catch(() => {})
    this.#pauses.delete(pause)
  }
}
