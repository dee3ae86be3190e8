import type { ChatInviteLink } from '@grammyjs/types'
import type { CallOptions } from '../api/caller'
import { ApiError, isAfterLostAnswer } from '../errors'
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
  if (link.is_revoked) return link
  try {
    return await sendRevoke(context, chatId, link.invite_link, call)
  } catch (error) {
    if (isDone(error)) return { ...link, is_revoked: true }
    throw error
  }
}

/** Revokes a link of which nothing but the URL is known. */
export async function revokeUrl(
  context: LinkContext,
  chatId: number | string,
  url: string,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  try {
    return await sendRevoke(context, chatId, url, call)
  } catch (error) {
    if (!isDone(error)) throw error
    // Bots revoke only links of their own, so its creator can be asked for; its settings nobody tells any more.
    const creator = await context.caller.call('getMe', {}, call)
    return { invite_link: toLinkUrl(url), creator, creates_join_request: false, is_primary: false, is_revoked: true }
  }
}

async function sendRevoke(
  { caller }: LinkContext,
  chatId: number | string,
  url: string,
  call: CallOptions | undefined,
): Promise<ChatInviteLink> {
  const method = 'revokeChatInviteLink'
  const params = { chat_id: chatId, invite_link: toLinkUrl(url) }
  return toWireLink(method, await caller.call(method, params, call))
}

/** Whether the link was gone at another try, after an answer that was lost: then it was this call that revoked it. */
function isDone(error: unknown): boolean {
  return error instanceof ApiError && error.reason === 'link-gone' && isAfterLostAnswer(error)
}
