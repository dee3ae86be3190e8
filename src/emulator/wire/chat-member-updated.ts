import type { Person } from '../state/bot'
import type { EmulatedChat } from '../state/chat'
import type { EmulatedLink } from '../state/link'
import type { EmulatedMember } from '../state/member'
import { toChat, toPrivateChat } from './chat'
import { toSeenChatInviteLink } from './chat-invite-link'
import { toChatMember } from './chat-member'
import { toUnixSeconds } from './unix-seconds'
import { toUser } from './user'

/** By which door somebody came in; of being added, and of the door of a public chat, nothing is said. */
export type Door =
  | { readonly by: 'link'; readonly link: EmulatedLink }
  /** `link`: through which it was made, or `null` at the door of a public chat. */
  | { readonly by: 'request'; readonly link: EmulatedLink | null }
  | { readonly by: 'folder' }

/** Somebody is something else to a chat than before. */
export interface MembershipChange {
  readonly chat: EmulatedChat
  readonly actor: Person
  readonly date: Date
  readonly before: EmulatedMember
  readonly after: EmulatedMember
  readonly door: Door | undefined
}

/** As a bot sees it. `shownLength`: how much it sees of the hashes of others' links. */
export function toChatMemberUpdated(change: MembershipChange, viewer: Person, shownLength: number | null) {
  const { chat, actor, date, before, after, door } = change
  const link = door === undefined || door.by === 'folder' ? null : door.link
  return {
    chat: toChat(chat),
    from: toUser(actor),
    date: toUnixSeconds(date),
    old_chat_member: toChatMember(before, chat.type),
    new_chat_member: toChatMember(after, chat.type),
    invite_link: link === null ? undefined : toSeenChatInviteLink(link, viewer, shownLength),
    via_join_request: (door?.by === 'request' && link === null) || undefined,
    via_chat_folder_invite_link: (door?.by === 'folder' && chat.type !== 'group') || undefined,
  }
}

/** In a private chat a bot is a member, or banned by who blocked it. */
export function toPrivateChatMemberUpdated(
  user: Person,
  date: Date,
  { before, after }: Pick<MembershipChange, 'before' | 'after'>,
) {
  return {
    chat: toPrivateChat(user),
    from: toUser(user),
    date: toUnixSeconds(date),
    old_chat_member: toChatMember(before, 'private'),
    new_chat_member: toChatMember(after, 'private'),
  }
}
