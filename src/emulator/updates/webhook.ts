import type { Random } from '../random'
import { toUnixSeconds } from '../wire/unix-seconds'
import { Delivery } from './delivery'
import type { PostOffice } from './post-office'
import type { QueuedUpdate, UpdateQueue } from './update-queue'
import { runReply } from './webhook-reply'
import type { WebhookAnswer } from './webhook-request'
import type { WebhookTarget } from './webhook-target'

/** What a call of setWebhook asks for. */
export interface WebhookSettings {
  readonly url: string
  readonly secretToken: string
  readonly maxConnections: number
  /** Where the bot says it is; `''` if that is left to the name. */
  readonly ipAddress: string
}

/** What a webhook needs beside its settings. */
export interface WebhookContext {
  readonly office: PostOffice
  readonly queue: UpdateQueue
  readonly target: WebhookTarget
  /** The address that was connected to. */
  readonly address: string
  /** Whose updates they are. */
  readonly botToken: string
  readonly random: Random
  /** The webhook is to be removed: it has said for long enough that it is gone. */
  onGone(): void
}

/** A webhook that says for longer than this that it is gone is believed. */
const GONE_MS = 23 * 60 * 60 * 1000

/** The place where the updates of a bot are sent to, from when it is set until it is removed or set anew. */
export class Webhook {
  readonly #settings: WebhookSettings
  readonly #context: WebhookContext
  readonly #delivery: Delivery
  #lastError: { readonly atSeconds: number; readonly message: string } | undefined
  #goneSinceMs: number | undefined

  constructor(settings: WebhookSettings, context: WebhookContext) {
    const { office, queue, target, random } = context
    const { secretToken, maxConnections } = settings
    this.#settings = settings
    this.#context = context
    const onAttempt = (answer: WebhookAnswer | undefined) => this.#take(answer)
    this.#delivery = new Delivery(office, queue, { target, secretToken, maxConnections, random, onAttempt })
  }

  /** Is set in just this way already. */
  isAs({ url, secretToken, maxConnections, ipAddress }: WebhookSettings): boolean {
    const has = this.#settings
    const isSamePlace = has.url === url && has.ipAddress === ipAddress
    return isSamePlace && has.secretToken === secretToken && has.maxConnections === maxConnections
  }

  deliver(update: QueuedUpdate): void {
    this.#delivery.add(update)
  }

  close(): void {
    this.#delivery.close()
  }

  /** As getWebhookInfo tells of it. */
  get info() {
    return {
      url: this.#settings.url,
      has_custom_certificate: false,
      pending_update_count: this.#context.queue.all.length,
      ip_address: this.#context.address,
      last_error_date: this.#lastError?.atSeconds,
      last_error_message: this.#lastError?.message,
      max_connections: this.#settings.maxConnections,
    }
  }

  #take(answer: WebhookAnswer | undefined): void {
    const { office, botToken } = this.#context
    if (answer?.isAccepted) void runReply(office, botToken, answer)
    else this.#lastError = { atSeconds: toUnixSeconds(office.clock.now()), message: messageOf(answer) }
    if (answer !== undefined) this.#heed(answer)
  }

  /** Believes a webhook that keeps saying that it is gone. */
  #heed({ status }: WebhookAnswer): void {
    const nowMs = this.#context.office.clock.now().getTime()
    this.#goneSinceMs = status === 410 ? (this.#goneSinceMs ?? nowMs) : undefined
    if (this.#goneSinceMs !== undefined && nowMs - this.#goneSinceMs > GONE_MS) this.#context.onGone()
  }
}

function messageOf(answer: WebhookAnswer | undefined): string {
  if (answer === undefined) return 'Connection failed'
  return `Wrong response from the webhook: ${answer.status} ${answer.statusText}`.trim()
}
