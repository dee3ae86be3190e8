import { badRequest, CallFailure } from '../methods/failures'
import { Remarked } from '../methods/remarked'
import type { Random } from '../random'
import type { AllowedUpdates } from './allowed-updates'
import type { Conflicts } from './conflicts'
import { connect } from './connect'
import type { Polling } from './polling'
import type { PostOffice } from './post-office'
import type { QueuedUpdate, UpdateQueue } from './update-queue'
import { Webhook, type WebhookSettings } from './webhook'
import { readTarget } from './webhook-target'

/** What the desk of a bot works with. */
export interface WebhookDeskOptions {
  readonly office: PostOffice
  readonly queue: UpdateQueue
  readonly allowed: AllowedUpdates
  readonly conflicts: Conflicts
  readonly polling: Polling
  readonly botToken: string
  readonly random: Random
}

/** What setWebhook asks for beside the settings, and deleteWebhook, too. */
export interface WebhookChange {
  readonly dropsPending: boolean
  /** The argument `allowed_updates`, as it was sent. */
  readonly allowedUpdates: string
}

const PACE_MS = 1000
const LONGEST_SECRET = 256

/** Where the webhook of one bot is set, removed and asked about. */
export class WebhookDesk {
  readonly #options: WebhookDeskOptions
  #webhook: Webhook | undefined
  #nextSetMs = 0
  /** Grows with every change, so that one that is overtaken by another can tell. */
  #changes = 0

  constructor(options: WebhookDeskOptions) {
    this.#options = options
  }

  get hasOne(): boolean {
    return this.#webhook !== undefined
  }

  /** How many connections a webhook may ask for. */
  get connectionsRange() {
    return this.#options.office.isLocal ? { min: 1, max: 100_000, byDefault: 100 } : { min: 1, max: 100, byDefault: 40 }
  }

  /** Brings an update to the webhook, if there is one. */
  deliver(update: QueuedUpdate): void {
    this.#webhook?.deliver(update)
  }

  /**
   * What setWebhook does before it connects; what is returned connects.
   *
   * @throws {CallFailure} if the settings cannot be right. The webhook that there was is gone by then.
   */
  set(settings: WebhookSettings, change: WebhookChange): () => Promise<Remarked> {
    this.#checkPace()
    if (this.#webhook?.isAs(settings) && !change.dropsPending) {
      this.#options.allowed.change(change.allowedUpdates)
      return async () => new Remarked(true, 'Webhook is already set')
    }
    this.#clear(change)
    this.#endPolling()
    const target = readTarget(settings.url)
    checkSecret(settings.secretToken)

    const number = this.#changes
    return async () => {
      const { office, queue, allowed, conflicts, botToken, random } = this.#options
      if (number !== this.#changes) await conflicts.refuse('terminated by other setWebhook')
      const address = connect({ target, wantedAddress: settings.ipAddress, isLocal: office.isLocal })
      this.#endPolling()
      allowed.change(change.allowedUpdates)
      const onGone = () => this.#close()
      this.#webhook = new Webhook(settings, { office, queue, target, address, botToken, random, onGone })
      return new Remarked(true, 'Webhook was set')
    }
  }

  /** What deleteWebhook does. */
  remove(change: WebhookChange): Remarked {
    const wasThere = this.hasOne
    if (!wasThere && !change.dropsPending) this.#options.allowed.change(change.allowedUpdates)
    this.#clear(change)
    return new Remarked(true, wasThere ? 'Webhook was deleted' : 'Webhook is already deleted')
  }

  /** What getWebhookInfo tells. */
  get info() {
    const { allowed, queue } = this.#options
    const pending = { has_custom_certificate: false, pending_update_count: queue.all.length }
    return { url: '', ...pending, ...this.#webhook?.info, allowed_updates: allowed.listed }
  }

  #checkPace(): void {
    const nowMs = this.#options.office.clock.now().getTime()
    if (nowMs < this.#nextSetMs) throw new CallFailure(429, 'Too Many Requests: retry after 1', { retry_after: 1 })
    this.#nextSetMs = nowMs + PACE_MS
  }

  #clear({ dropsPending }: WebhookChange): void {
    this.#changes++
    this.#close()
    if (dropsPending) this.#options.queue.clear()
  }

  #close(): void {
    this.#webhook?.close()
    this.#webhook = undefined
  }

  #endPolling(): void {
    this.#options.polling.end('terminated by setWebhook request')
  }
}

/** @throws {CallFailure} */
function checkSecret(secretToken: string): void {
  if (secretToken.length > LONGEST_SECRET) throw badRequest('secret token is too long')
  if (!/^[\w-]*$/.test(secretToken)) throw badRequest('secret token contains unallowed characters')
}
