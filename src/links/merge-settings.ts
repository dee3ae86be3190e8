import type { ChatInviteLink } from '@grammyjs/types'
import { checkOptionNames, InvalidOptionsError } from '../errors'
import { fromUnixSeconds } from '../time/unix-seconds'
import { checkSettings, checkTitle, isSomething, limitWithApproval, SETTINGS } from './check-options'
import type { LooseSettings } from './options'

/** The settings that a link is to have: those named, over those it has. */
export function mergeSettings(link: ChatInviteLink, changes: LooseSettings, now: Date, where: string): LooseSettings {
  checkSettings(changes, now, where, 'changes')
  const requireApproval = changes.requireApproval ?? link.creates_join_request
  const title = changes.title === undefined ? link.name : changes.title
  return {
    title,
    requireApproval,
    limit: mergeLimit(link, changes, requireApproval),
    ...mergeExpiry(link, changes, now),
  }
}

function mergeLimit(link: ChatInviteLink, changes: LooseSettings, requireApproval: boolean): number | null | undefined {
  if (!requireApproval) return changes.limit === undefined ? link.member_limit : changes.limit
  if (isSomething(changes.limit)) {
    throw limitWithApproval(changes.limit, 'this link requires approval: name `requireApproval: false` with the limit')
  }
  return undefined
}

function mergeExpiry(link: ChatInviteLink, { expireAt, expireIn }: LooseSettings, now: Date): LooseSettings {
  if (expireAt !== undefined || expireIn !== undefined) return { expireAt, expireIn }
  if (!link.expire_date) return {}
  const kept = fromUnixSeconds(link.expire_date)
  if (kept > now) return { expireAt: kept }
  const hint = `the link expired at ${kept.toISOString()}, and Telegram takes no past date again: name a new one, or null`
  throw new InvalidOptionsError('expireAt', 'named for a link that has expired', undefined, hint)
}

/** A subscription link has nothing to change but its title. */
export function toSubscriptionTitle(link: ChatInviteLink, changes: LooseSettings, where: string): string | null {
  checkOptionNames(changes, SETTINGS, where, 'changes')
  const { title, ...others } = changes
  const other = Object.entries(others).find(([, value]) => value !== undefined)
  if (other !== undefined) {
    throw new InvalidOptionsError(other[0], `left out of ${where}`, other[1], 'it has only a title that can change')
  }
  checkTitle(title)
  return title === undefined ? (link.name ?? null) : title
}
