import type { ChatInviteLink } from '@grammyjs/types'
import { checkSameChat } from '../api/chat-id'
import { InvalidOptionsError, isObject } from '../errors'
import { toWireUser, type UserSnapshot } from '../people/user'
import { toUnixSeconds } from '../time/unix-seconds'
import type { LinkContext } from './link-context'
import { wireProblem } from './wire-link'

/** The facts of a link as `JSON.stringify` writes them, and `client.inviteLink` reads them. */
export interface InviteLinkSnapshot {
  chatId: number | string
  url: string
  title: string | null
  creator: UserSnapshot
  /** In ISO 8601. */
  expiresAt: string | null
  limit: number | null
  requiresApproval: boolean
  pendingJoinRequestCount: number
  isPrimary: boolean
  isRevoked: boolean
  subscription: { periodMs: number; price: number } | null
  kind: 'primary' | 'additional' | 'subscription'
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
