import type { CallOptions } from '../api/caller'
import { checkSameChat } from '../api/chat-id'
import { unfitLink } from './check-link'
import { editSubscriptionUrl, editUrl } from './edit'
import { InviteLink } from './invite-link'
import type { LinkContext } from './link-context'
import type { AllInviteLinkSettings, EditInviteLinkChanges, EditSubscriptionLinkChanges } from './options'
import { revokeUrl } from './revoke'

// A link that is an object acts by itself, in its turn, and stays up to date. A URL is sent, and becomes an object.

export async function editInviteLink(
  context: LinkContext,
  chatId: number | string,
  link: InviteLink | string,
  changes: EditInviteLinkChanges | AllInviteLinkSettings,
  call?: CallOptions,
): Promise<InviteLink> {
  if (link instanceof InviteLink) return await inChat(context, link, chatId).edit(changes, call)
  const raw = await editUrl(context, chatId, link, changes, call)
  return new InviteLink(context, chatId, raw)
}

export async function editSubscriptionLink(
  context: LinkContext,
  chatId: number | string,
  link: InviteLink | string,
  changes: EditSubscriptionLinkChanges,
  call?: CallOptions,
): Promise<InviteLink> {
  if (link instanceof InviteLink) {
    if (link.kind !== 'subscription')
      throw unfitLink(link.url, 'a subscription link', 'editInviteLink edits all others')
    return await inChat(context, link, chatId).edit(changes, call)
  }
  return new InviteLink(context, chatId, await editSubscriptionUrl(context, chatId, link, changes, call))
}

export async function revokeInviteLink(
  context: LinkContext,
  chatId: number | string,
  link: InviteLink | string,
  call?: CallOptions,
): Promise<InviteLink> {
  if (link instanceof InviteLink) return await inChat(context, link, chatId).revoke(call)
  return new InviteLink(context, chatId, await revokeUrl(context, chatId, link, call))
}

function inChat(context: LinkContext, link: InviteLink, chatId: number | string): InviteLink {
  checkSameChat(context.currentId(chatId), context.currentId(link.chatId))
  return link
}
