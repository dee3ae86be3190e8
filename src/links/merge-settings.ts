import type { ChatInviteLink } from '@grammyjs/types'
import { checkLinkOptionNames, InvalidOptionsError } from '../errors'
import { fromUnixSeconds } from '../time/unix-seconds'
import { checkSettings, checkTitle, limitWithApproval } from './check-options'
import type { LooseSettings } from './options'
import { isSomething, SETTINGS, type Settings } from './plain-settings'

/** The settings that a link is to have: those named, over those it has. */
export function mergeSettings(link: ChatInviteLink, changes: LooseSettings, now: Date, where: string): Settings {
  const named = checkSettings(changes, now, where, 'changes')
  const requireApproval = named.requireApproval ?? link.creates_join_request
  return {
    title: named.title === undefined ? link.name : named.title,
    expireAt: named.expireAt === undefined ? keptExpiry(link, now) : named.expireAt,
    limit: mergeLimit(link, named, requireApproval),
    requireApproval,
  }
}

function mergeLimit(link: ChatInviteLink, { limit }: Settings, requireApproval: boolean): number | null | undefined {
  if (!requireApproval) return limit === undefined ? link.member_limit : limit
  if (isSomething(limit)) {
    throw limitWithApproval(limit, 'this link requires approval: name `requireApproval: false` with the limit')
  }
  return undefined
}

function keptExpiry(link: ChatInviteLink, now: Date): Date | undefined {
  if (!link.expire_date) return undefined
  const kept = fromUnixSeconds(link.expire_date)
  if (kept > now) return kept
  const hint = `the link expired at ${kept.toISOString()}, and Telegram takes no past date again: name a new one, or null`
  throw new InvalidOptionsError('expireAt', 'named for a link that has expired', undefined, hint)
}

/** A subscription link has nothing to change but its title. */
export function toSubscriptionTitle(link: ChatInviteLink, changes: LooseSettings, where: string): string | null {
  checkLinkOptionNames(changes, SETTINGS, where, 'changes')
  const { title, ...others } = changes
  const other = Object.entries(others).find(([, value]) => value !== undefined)
  if (other !== undefined) {
    throw new InvalidOptionsError(other[0], `left out of ${where}`, other[1], 'it has only a title that can change')
  }
  checkTitle(title)
  return title === undefined ? (link.name ?? null) : title
}
