import type { ChatInviteLink } from '@grammyjs/types'
import type { CallOptions } from '../api/caller'
import { toLinkUrl } from './check-link'
import type { LinkContext } from './link-context'
import { toWireLink } from './wire-link'

/** Revokes a link of which all is known: nothing is sent for one that is revoked already. */
export async function revokeLink(
  context: LinkContext,
  chatId: number | string,
  link: ChatInviteLink,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  return link.is_revoked ? link : await revokeUrl(context, chatId, link.invite_link, call)
}

/** Revokes a link of which nothing but the URL is known. */
export async function revokeUrl(
  { caller }: LinkContext,
  chatId: number | string,
  url: string,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  const method = 'revokeChatInviteLink'
  const params = { chat_id: chatId, invite_link: toLinkUrl(url) }
  return toWireLink(method, await caller.call(method, params, call))
}
