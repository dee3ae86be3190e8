import { readInviteLink } from '../invite-link-text'
import type { Person } from '../state/bot'
import type { EmulatedLink } from '../state/link'
import { toUnixSeconds } from './unix-seconds'
import { toUser } from './user'

/** TDLib takes earlier dates for none. */
const EARLIEST_EXPIRY_SECONDS = 1_000_000_000

/**
 * A link, as somebody sees it who is told of what happens through it. Of the hash of others' links only the beginning
 * is shown.
 */
export function toSeenChatInviteLink(link: EmulatedLink, viewer: Person, shownLength: number | null) {
  const isCut = link.creator.id !== viewer.id && shownLength !== null
  return { ...toChatInviteLink(link), invite_link: isCut ? cutUrl(link.url, shownLength) : link.url }
}

export function toChatInviteLink(link: EmulatedLink) {
  return {
    invite_link: link.url,
    ...settingsOf(link),
    creates_join_request: link.requiresApproval,
    is_primary: link.isPrimary,
    is_revoked: link.isRevoked,
  }
}

/** A primary link has no settings, and one with approval no limit, whatever is kept about them. */
function settingsOf(link: EmulatedLink) {
  const creator = toUser(link.creator)
  if (link.isPrimary) return { creator }
  const { subscription } = link
  return {
    name: link.title || undefined,
    creator,
    expire_date: expirySeconds(link.expiresAt),
    member_limit: (!link.requiresApproval && link.limit) || undefined,
    pending_join_request_count: link.pendingJoinRequestCount || undefined,
    subscription_period: subscription === null ? undefined : subscription.periodMs / 1000,
    subscription_price: subscription === null ? undefined : subscription.price,
  }
}

/** Three dots in ASCII stand for what is missing. */
function cutUrl(url: string, shownLength: number): string {
  const read = readInviteLink(url)
  const hash = read?.kind === 'invite' ? read.hash : ''
  return `${url.slice(0, url.lastIndexOf(hash) + shownLength)}...`
}

function expirySeconds(expiresAt: Date | null): number | undefined {
  const seconds = expiresAt === null ? 0 : toUnixSeconds(expiresAt)
  return seconds < EARLIEST_EXPIRY_SECONDS ? undefined : seconds
}
