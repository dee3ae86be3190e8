import type { ChatInviteLink } from '@grammyjs/types'
import { toUser, type User } from '../people/user'
import { fromUnixSeconds } from '../time/unix-seconds'
import { isTruncated } from './link-forms'

/**
 * What is known of an invite link. The facts are fields of the object itself, so that whatever compares, copies or
 * prints it sees them.
 */
export class InviteLinkFacts {
  /** The chat it leads into, as it was named when the link was made; of a group that became a supergroup since, that one. */
  declare readonly chatId: number | string

  /** The link itself. Whoever has it can use it: `masked` is for logs. */
  declare readonly url: string

  /** What its administrators call it, or `null`. */
  declare readonly title: string | null

  /** The administrator who made it: this bot, or another in links that came with an update. */
  declare readonly creator: User

  /** When the link closes by itself, or `null` if never. */
  declare readonly expiresAt: Date | null

  /** How many people may be in the chat at the same time through this link, or `null` if any number. */
  declare readonly limit: number | null

  /** Whether an administrator has to let each person in. */
  declare readonly requiresApproval: boolean

  /** How many people wait to be let in, as of Telegram's last answer about this link. */
  declare readonly pendingJoinRequestCount: number

  /** Whether it is the one permanent link that its creator has in this chat. */
  declare readonly isPrimary: boolean

  /** Whether it was closed for good. */
  declare readonly isRevoked: boolean

  /** How long a payment lasts, in milliseconds, and how many Stars it is; `null` if the link costs nothing. */
  declare readonly subscription: { readonly periodMs: number; readonly price: number } | null

  /** Whether it is its creator's permanent link, one more, or one that costs something. */
  declare readonly kind: 'primary' | 'additional' | 'subscription'

  /** Whether Telegram cut it, because another administrator made it: then nothing can be done with it. */
  declare readonly isTruncated: boolean

  constructor(chatId: number | string, raw: ChatInviteLink) {
    learn(this, chatId, raw)
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Makes the facts what Telegram's answer says: nothing else may change them. */
export function learn(link: InviteLinkFacts, chatId: number | string, raw: ChatInviteLink): void {
  const { subscription_period: seconds, subscription_price: price } = raw
  const facts: Writable<InviteLinkFacts> = link
  facts.chatId = chatId
  facts.url = raw.invite_link
  facts.title = raw.name ?? null
  facts.creator = toUser(raw.creator)
  facts.expiresAt = raw.expire_date ? fromUnixSeconds(raw.expire_date) : null
  facts.limit = raw.member_limit ?? null
  facts.requiresApproval = raw.creates_join_request
  facts.pendingJoinRequestCount = raw.pending_join_request_count ?? 0
  facts.isPrimary = raw.is_primary
  facts.isRevoked = raw.is_revoked
  facts.subscription = seconds === undefined || price === undefined ? null : { periodMs: seconds * 1_000, price }
  facts.kind = kindOf(raw.is_primary, facts.subscription !== null)
  facts.isTruncated = isTruncated(raw.invite_link)
}

function kindOf(isPrimary: boolean, costs: boolean): InviteLinkFacts['kind'] {
  if (isPrimary) return 'primary'
  return costs ? 'subscription' : 'additional'
}
