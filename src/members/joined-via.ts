import type { ChatMemberUpdated } from '@grammyjs/types'
import type { InviteLink } from '../links/invite-link'
import type { User } from '../people/user'

/**
 * By which door somebody came in, as far as Telegram tells. The first row that fits decides:
 *
 * | the update has | and | `by` |
 * |---|---|---|
 * | `via_join_request` | | `'request'`: they asked at the door of a public chat, without a link |
 * | `invite_link` | the link requires approval | `'request'` |
 * | `invite_link` | `from` is somebody else: the link has been edited between request and approval | `'request'` |
 * | `invite_link` | | `'link'` |
 * | `via_chat_folder_invite_link` | | `'folder'` |
 * | none of the three | `from` is somebody else | `'added'` |
 * | none of the three | the chat has a `username` | `'public'` |
 * | none of the three | | `'unknown'` |
 *
 * @see https://core.telegram.org/bots/api#chatmemberupdated
 */
export type JoinedVia =
  /**
   * They opened a link that lets in at once. Of a link that another administrator made, Telegram may have cut the end:
   * then `link.isTruncated`.
   */
  | { readonly by: 'link'; readonly link: InviteLink }
  /**
   * They asked, and were let in. `link`: through which they had asked, or `null` where they had asked without one.
   * `approvedBy`: the administrator, maybe this bot; `null` if Telegram names nobody but them.
   */
  | { readonly by: 'request'; readonly link: InviteLink | null; readonly approvedBy: User | null }
  /** They opened a link to a folder of chats that somebody shares. Which one, Telegram does not tell. */
  | { readonly by: 'folder' }
  /** Somebody put them in, or made them an administrator. */
  | { readonly by: 'added'; readonly actor: User }
  /**
   * The chat is public, and they joined by themselves. Maybe they had opened an invite link of it: Telegram's own apps
   * join a public chat directly then, and the link has no part in it.
   */
  | { readonly by: 'public' }
  /** Telegram does not tell. `because`: why, as a sentence for people. */
  | { readonly by: 'unknown'; readonly because: string }

const FROM_BASIC_GROUP =
  'Telegram names no folder links in basic groups: they may have come through one, or come back after they had left'
const FROM_PRIVATE_CHAT =
  'Telegram names neither a link nor anybody who let them in, and the chat is private: they may have come through a community, from the channel that the chat belongs to, or back to what they have paid for, among other ways'

/**
 * @param link - that of the update
 * @param actor - who is named as having done it, if that is not who came in
 */
export function toJoinedVia(raw: ChatMemberUpdated, link: InviteLink | null, actor: User | null): JoinedVia {
  const wasLetIn = raw.via_join_request || (link !== null && (link.requiresApproval || actor !== null))
  if (wasLetIn) return { by: 'request', link, approvedBy: actor }
  if (link !== null) return { by: 'link', link }
  if (raw.via_chat_folder_invite_link) return { by: 'folder' }
  if (actor !== null) return { by: 'added', actor }
  if (raw.chat.username !== undefined) return { by: 'public' }
  return { by: 'unknown', because: raw.chat.type === 'group' ? FROM_BASIC_GROUP : FROM_PRIVATE_CHAT }
}
