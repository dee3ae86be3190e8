import type { ChatInviteLink } from '@grammyjs/types'
import { checkSameChat } from '../api/chat-id'
import { InvalidOptionsError, isObject } from '../errors'
import { toWireUser, type UserSnapshot } from '../people/user'
import { toUnixSeconds } from '../time/unix-seconds'
import type { LinkContext } from './link-context'
import { wireProblem } from './wire-link'

/** The facts of a link as `JSON.stringify` writes them, and `client.inviteLink` reads them. */
export interface InviteLinkSnapshot {
  /** The chat it leads into. */
  chatId: number | string
  /** The link itself: whoever reads the JSON can use it. */
  url: string
  /** What its administrators call it, or `null`. */
  title: string | null
  /** The administrator who made it. */
  creator: UserSnapshot
  /** In ISO 8601. */
  expiresAt: string | null
  /** How many people may be in the chat at the same time through it; `null` if any number. */
  limit: number | null
  /** Whether an administrator has to let each person in. */
  requiresApproval: boolean
  /** How many people waited to be let in when it was stored. */
  pendingJoinRequestCount: number
  /** Whether it is the permanent link of its creator. */
  isPrimary: boolean
  /** Whether it was closed for good when it was stored. */
  isRevoked: boolean
  /** How long a payment lasts, in milliseconds, and how many Stars it is; `null` if the link costs nothing. */
  subscription: { periodMs: number; price: number } | null
  /** Whether it is its creator's permanent link, one more, or one that costs something. */
  kind: 'primary' | 'additional' | 'subscription'
  /** Whether Telegram cut it, because another administrator made it. */
  isTruncated: boolean
}

/** A link from stored data, in either of the two forms it may have been stored in. */
export type StoredInviteLink = ChatInviteLink | InviteLinkSnapshot

/** The way back from stored data to Telegram's own form. */
export function fromStored(
  { currentId }: LinkContext,
  stored: StoredInviteLink,
  chatId: number | string,
): ChatInviteLink {
  if (!isObject(stored)) {
    const hint = typeof stored === 'string' ? 'JSON.parse makes an object of it' : undefined
    throw new InvalidOptionsError('link', 'a stored invite link: its JSON, or what Telegram sent', stored, hint)
  }
  if ('chatId' in stored) checkSameChat(currentId(chatId), currentId(stored.chatId))
  const wire = 'url' in stored ? fromSnapshot(stored) : stored
  const problem = wireProblem(wire)
  if (problem === undefined) return wire
  throw new InvalidOptionsError('link', `a stored invite link with ${problem}`, stored)
}

function fromSnapshot(link: InviteLinkSnapshot): ChatInviteLink {
  const { title, expiresAt, limit, pendingJoinRequestCount: pending, subscription } = link
  return {
    invite_link: link.url,
    creator: link.creator && toWireUser(link.creator),
    creates_join_request: link.requiresApproval,
    is_primary: link.isPrimary,
    is_revoked: link.isRevoked,
    ...(title && { name: title }),
    ...(expiresAt && { expire_date: toUnixSeconds(new Date(expiresAt)) }),
    ...(limit && { member_limit: limit }),
    ...(pending && { pending_join_request_count: pending }),
    ...(subscription && {
      subscription_period: subscription.periodMs / 1_000,
      subscription_price: subscription.price,
    }),
  }
}
