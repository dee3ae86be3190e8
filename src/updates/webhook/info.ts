import type { WebhookInfo as WireWebhookInfo } from '@grammyjs/types'
import type { Caller, CallOptions } from '../../api/caller'
import { isObject, TransportError } from '../../errors'
import { fromUnixSeconds } from '../../time/unix-seconds'

/**
 * What Telegram tells of a bot's webhook.
 *
 * @see https://core.telegram.org/bots/api#webhookinfo
 */
export interface WebhookInfo {
  /** `null`: there is none, and updates can be polled for. */
  readonly url: string | null
  /** How many updates wait to be delivered. */
  readonly pendingUpdateCount: number
  /** Which updates are sent; `null`: all but `chat_member` and the two of reactions, which is the default. */
  readonly allowedUpdates: readonly string[] | null
  /** How many updates may be sent at the same time. */
  readonly maxConnections: number | null
  /** The IP address that updates are sent to. */
  readonly ipAddress: string | null
  /** Whether Telegram was given a certificate of its own to trust. */
  readonly hasCustomCertificate: boolean
  /** The last time that an update could not be delivered: no connection, or another answer than a 2xx. */
  readonly lastError: { readonly date: Date; readonly message: string } | null
  /** The last time that Telegram's server could not fetch the bot's updates itself. */
  readonly lastSynchronizationErrorAt: Date | null
  /** The same, in Telegram's own names. Not enumerable, so that printing and JSON show the facts alone. */
  readonly raw: WireWebhookInfo
}

export async function getWebhookInfo(caller: Caller, call?: CallOptions): Promise<WebhookInfo> {
  const raw = await caller.call('getWebhookInfo', {}, call)
  if (isObject(raw)) return toWebhookInfo(raw)
  const what = 'the answer is no description of a webhook'
  throw new TransportError({ method: 'getWebhookInfo', reason: 'bad-answer', outcome: 'unknown', what })
}

function toWebhookInfo(raw: WireWebhookInfo): WebhookInfo {
  const { last_error_date: failedAt, last_synchronization_error_date: unsynchronizedAt } = raw
  const facts = {
    url: raw.url || null,
    pendingUpdateCount: raw.pending_update_count,
    allowedUpdates: raw.allowed_updates ?? null,
    maxConnections: raw.max_connections ?? null,
    ipAddress: raw.ip_address ?? null,
    hasCustomCertificate: raw.has_custom_certificate,
    lastError:
      failedAt === undefined ? null : { date: fromUnixSeconds(failedAt), message: raw.last_error_message ?? '' },
    lastSynchronizationErrorAt: unsynchronizedAt === undefined ? null : fromUnixSeconds(unsynchronizedAt),
  }
  return Object.defineProperty(facts as WebhookInfo, 'raw', { value: raw })
}
