import type { WebhookInfo } from '@grammyjs/types'
import { fromUnixSeconds } from '../time/unix-seconds'

/** How Telegram hands out a bot's updates. There is one way for all chats. */
export interface Delivery {
  /** `'polling'`: no webhook is set, so that they wait for whoever fetches them, for 24 hours. */
  readonly by: 'webhook' | 'polling'
  /** Where the webhook is. Not its whole address, for that is often a secret. */
  readonly webhookHost: string | null
  /** What was asked for last, by setWebhook or getUpdates; `null`: what Telegram sends by default. */
  readonly allowedUpdates: readonly string[] | null
  /** How many updates wait. */
  readonly pendingUpdateCount: number
  /** The last time that Telegram could not hand one to the webhook. It may have been able to since. */
  readonly lastError: { readonly date: Date; readonly message: string } | null
}

/** How a client takes updates in just now, and which ones those who listen to it need. */
export interface Receiving {
  /** `null`: neither, as far as it knows; others may hand them to it. */
  readonly by: 'polling' | 'webhook' | null
  readonly needs: readonly string[]
}

/** The updates that tell who may come in, who does, and what the bot may do. */
export type DoorUpdate = 'chat_join_request' | 'chat_member' | 'my_chat_member'

const HEARD_BY: Readonly<Record<DoorUpdate, string>> = {
  chat_join_request: 'joinRequest',
  chat_member: 'memberJoined',
  my_chat_member: 'accessChanged',
}

export function toDelivery(info: WebhookInfo): Delivery {
  const { url = '', last_error_date: errorDate, last_error_message: message = '' } = info
  return {
    by: url === '' ? 'polling' : 'webhook',
    webhookHost: url === '' ? null : hostOf(url),
    allowedUpdates: info.allowed_updates ?? null,
    pendingUpdateCount: info.pending_update_count,
    lastError: errorDate === undefined ? null : { date: fromUnixSeconds(errorDate), message },
  }
}

/** What keeps such updates from the bot, in every chat, and what to do about it. */
export function whyNotDelivered(type: DoorUpdate, delivery: Delivery, receiving: Receiving): string | undefined {
  const isNeeded = receiving.needs.includes(type)
  if (delivery.by === 'webhook' && receiving.by === 'polling') {
    return `a webhook is set, at ${delivery.webhookHost}, and meanwhile Telegram refuses polling: call \`client.deleteWebhook()\`, or stop polling and receive by the webhook`
  }
  if (delivery.by === 'polling' && receiving.by === 'webhook') {
    return 'the client waits for a webhook, and none is set: call `client.setWebhook({ url, secretToken })`'
  }
  // Whoever polls asks for what is needed with the next call.
  if (isAsked(type, delivery.allowedUpdates) || (isNeeded && receiving.by === 'polling')) return undefined
  const listen = isNeeded ? '' : `listen to \`${HEARD_BY[type]}\`, and then `
  return `nobody has asked Telegram for \`${type}\`: ${listen}${REMEDY[delivery.by]}`
}

const REMEDY: Readonly<Record<Delivery['by'], string>> = {
  webhook: 'call `client.setWebhook` again, which asks for what is listened to',
  polling:
    'start `client.poll()`, which asks for what is listened to, or have whatever else polls name it in `allowed_updates`',
}

function isAsked(type: DoorUpdate, allowed: readonly string[] | null): boolean {
  // Of the three, Telegram leaves this one out of what it sends by default.
  return allowed === null ? type !== 'chat_member' : allowed.includes(type)
}

/** By hand, for the address may be in a form that `URL` does not take, and may hold a password. */
function hostOf(url: string): string {
  return url
    .replace(/^\w+:\/\//, '')
    .replace(/[/?#].*$/s, '')
    .replace(/^.*@/s, '')
}
