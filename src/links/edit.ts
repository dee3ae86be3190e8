import type { ChatInviteLink } from '@grammyjs/types'
import type { CallOptions } from '../api/caller'
import type { ChatId } from '../api/chat-id'
import { checkOptionNames, Described, InvalidOptionsError } from '../errors'
import { toLinkUrl, truncatedLink } from './check-link'
import { checkSettings, checkTitle, isSomething, type LooseSettings, limitWithApproval } from './check-options'
import type { LinkContext } from './link-context'
import { isTruncated, maskLink } from './link-text'
import type { AllInviteLinkSettings, EditInviteLinkChanges, EditSubscriptionLinkChanges } from './options'
import { toEditParams, toEditSubscriptionParams } from './params'
import { toWireLink } from './snapshot'

/** Edits a link whose settings are known: those that are not named go along, for Telegram would reset them. */
export async function editLink(
  context: LinkContext,
  chatId: ChatId,
  link: ChatInviteLink,
  changes: EditInviteLinkChanges,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  checkEditable(link)
  if (isSubscription(link)) {
    const title = toSubscriptionTitle(link, changes, 'the edit of a subscription link')
    return await sendSubscriptionEdit(context, chatId, link.invite_link, { title }, call)
  }
  const now = context.clock.now()
  return await sendEdit(context, chatId, link.invite_link, mergeSettings(link, changes, now, 'an edit'), now, call)
}

/** Edits a link of which nothing but the URL is known. */
export async function editUrl(
  context: LinkContext,
  chatId: ChatId,
  url: string,
  settings: AllInviteLinkSettings,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  const now = context.clock.now()
  checkSettings(settings, now, 'the edit of a URL')
  checkAllNamed(settings)
  return await sendEdit(context, chatId, toLinkUrl(url), settings, now, call)
}

/** Edits a subscription link of which at least the URL is known. */
export async function editSubscriptionUrl(
  context: LinkContext,
  chatId: ChatId,
  url: string,
  changes: EditSubscriptionLinkChanges,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  checkOptionNames(changes, ['title'], 'editSubscriptionLink')
  checkTitle(changes.title)
  if (changes.title === undefined) throw unnamed('title')
  return await sendSubscriptionEdit(context, chatId, toLinkUrl(url), changes, call)
}

/** The settings that a link is to have: those named, over those it has. */
export function mergeSettings(
  link: ChatInviteLink,
  changes: EditInviteLinkChanges,
  now: Date,
  where: string,
): LooseSettings {
  const loose: LooseSettings = changes
  checkSettings(loose, now, where)
  const requireApproval = loose.requireApproval ?? link.creates_join_request
  const title = loose.title === undefined ? link.name : loose.title
  return { title, requireApproval, limit: mergeLimit(link, loose, requireApproval), ...mergeExpiry(link, loose, now) }
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
  const kept = new Date(link.expire_date * 1_000)
  if (kept > now) return { expireAt: kept }
  const hint = `the link expired at ${kept.toISOString()}, and Telegram takes no past date again: name a new one, or null`
  throw new InvalidOptionsError('expireAt', 'named for a link that has expired', undefined, hint)
}

/** A subscription link has nothing to change but its title. */
export function toSubscriptionTitle(
  link: ChatInviteLink,
  changes: EditInviteLinkChanges,
  where: string,
): string | null {
  const { title, ...others }: LooseSettings = changes
  const other = Object.entries(others).find(([, value]) => value !== undefined)
  if (other !== undefined) {
    throw new InvalidOptionsError(other[0], `left out of ${where}`, other[1], 'it has only a title that can change')
  }
  checkTitle(title)
  return title === undefined ? (link.name ?? null) : title
}

export function isSubscription(link: ChatInviteLink): boolean {
  return link.subscription_price !== undefined
}

function checkEditable(link: ChatInviteLink): void {
  const { invite_link: url } = link
  if (isTruncated(url)) throw truncatedLink(url)
  if (link.is_revoked) throw unfit(url, 'a link in force', 'it is revoked, which is for good: make a new one')
  if (link.is_primary) {
    throw unfit(url, 'an additional link', 'a primary link has no settings: replacePrimaryInviteLink makes another')
  }
}

export function unfit(url: string, expected: string, hint: string): InvalidOptionsError {
  return new InvalidOptionsError('link', expected, new Described(maskLink(url)), hint)
}

function checkAllNamed(settings: LooseSettings): void {
  const expiry = settings.expireAt === undefined ? settings.expireIn : settings.expireAt
  const named = {
    title: settings.title,
    expireAt: expiry,
    limit: settings.limit,
    requireApproval: settings.requireApproval,
  }
  const missing = Object.entries(named).find(([, value]) => value === undefined)
  if (missing !== undefined) throw unnamed(missing[0])
}

function unnamed(option: string): InvalidOptionsError {
  const expected = option === 'requireApproval' ? 'named: true or false' : 'named, null for none'
  const hint = 'Telegram resets what an edit leaves out, and cannot be asked what a URL has'
  return new InvalidOptionsError(option, expected, undefined, hint)
}

async function sendEdit(
  { caller }: LinkContext,
  chatId: ChatId,
  url: string,
  settings: LooseSettings,
  now: Date,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  const method = 'editChatInviteLink'
  return toWireLink(method, await caller.call(method, toEditParams(chatId, url, settings, now), call))
}

async function sendSubscriptionEdit(
  { caller }: LinkContext,
  chatId: ChatId,
  url: string,
  changes: EditSubscriptionLinkChanges,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  const method = 'editChatSubscriptionInviteLink'
  return toWireLink(method, await caller.call(method, toEditSubscriptionParams(chatId, url, changes), call))
}
