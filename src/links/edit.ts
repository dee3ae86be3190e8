import type { ChatInviteLink } from '@grammyjs/types'
import type { CallOptions } from '../api/caller'
import { checkLinkOptionNames, InvalidOptionsError } from '../errors'
import { toLinkUrl, truncatedLink, unfitLink } from './check-link'
import { checkSettings, checkTitle } from './check-options'
import type { LinkContext } from './link-context'
import { isTruncated } from './link-forms'
import { mergeSettings, toSubscriptionTitle } from './merge-settings'
import type { EditSubscriptionLinkChanges, LooseSettings } from './options'
import { toLinkParams } from './params'
import type { Settings } from './plain-settings'
import { isSubscription } from './subscription'
import { toWireLink } from './wire-link'

/** Edits a link whose settings are known: those that are not named go along, for Telegram would reset them. */
export async function editLink(
  context: LinkContext,
  chatId: number | string,
  link: ChatInviteLink,
  changes: LooseSettings,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  checkEditable(link)
  if (isSubscription(link)) {
    const title = toSubscriptionTitle(link, changes, 'the edit of a subscription link')
    return await sendSubscriptionEdit(context, chatId, link.invite_link, { title }, call)
  }
  const settings = mergeSettings(link, changes, context.clock.now(), 'an edit')
  return await sendEdit(context, chatId, link.invite_link, settings, call)
}

/** Edits a link of which nothing but the URL is known. */
export async function editUrl(
  context: LinkContext,
  chatId: number | string,
  url: string,
  settings: LooseSettings,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  const checkedUrl = toLinkUrl(url)
  const checked = checkSettings(settings, context.clock.now(), 'the edit of a URL', 'settings')
  checkAllNamed(checked)
  return await sendEdit(context, chatId, checkedUrl, checked, call)
}

/** Edits a subscription link of which at least the URL is known. */
export async function editSubscriptionUrl(
  context: LinkContext,
  chatId: number | string,
  url: string,
  changes: EditSubscriptionLinkChanges,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  const checkedUrl = toLinkUrl(url)
  checkLinkOptionNames(changes, ['title'], 'editSubscriptionLink', 'changes')
  checkTitle(changes.title)
  if (changes.title === undefined) throw unnamed('title')
  return await sendSubscriptionEdit(context, chatId, checkedUrl, changes, call)
}

function checkEditable(link: ChatInviteLink): void {
  const { invite_link: url } = link
  if (isTruncated(url)) throw truncatedLink(url)
  if (link.is_revoked) throw unfitLink(url, 'a link in force', 'it is revoked, which is for good: make a new one')
  if (link.is_primary) {
    throw unfitLink(url, 'an additional link', 'a primary link has no settings: replacePrimaryInviteLink makes another')
  }
}

function checkAllNamed(settings: Settings): void {
  const missing = Object.entries(settings).find(([, value]) => value === undefined)
  if (missing !== undefined) throw unnamed(missing[0])
}

function unnamed(option: string): InvalidOptionsError {
  const expected = option === 'requireApproval' ? 'named: true or false' : 'named, null for none'
  const hint = 'Telegram resets what an edit leaves out, and cannot be asked what a URL has'
  return new InvalidOptionsError(option, expected, undefined, hint)
}

async function sendEdit(
  { caller }: LinkContext,
  chatId: number | string,
  url: string,
  settings: Settings,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  const method = 'editChatInviteLink'
  const params = { chat_id: chatId, invite_link: url, ...toLinkParams(settings) }
  return toWireLink(method, await caller.call(method, params, call))
}

async function sendSubscriptionEdit(
  { caller }: LinkContext,
  chatId: number | string,
  url: string,
  { title }: EditSubscriptionLinkChanges,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  const method = 'editChatSubscriptionInviteLink'
  const params = { chat_id: chatId, invite_link: url, name: title || undefined }
  return toWireLink(method, await caller.call(method, params, call))
}
