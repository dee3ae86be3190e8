import type { Person } from '../state/bot'
import type { EmulatedChat } from '../state/chat'
import type { EmulatedJoinRequest } from '../state/chat-requests'
import { toChat } from './chat'
import { toSeenChatInviteLink } from './chat-invite-link'
import { toUnixSeconds } from './unix-seconds'
import { toUser } from './user'

/** As a bot sees it. `shownLength`: how much it sees of the hashes of others' links; `queryId`: for the guard. */
export function toChatJoinRequest(
  chat: EmulatedChat,
  { user, link, date }: EmulatedJoinRequest,
  { viewer, shownLength, queryId }: { viewer: Person; shownLength: number | null; queryId?: string },
) {
  return {
    chat: toChat(chat),
    from: toUser(user),
    // Of two in a chat the one is for the other the chat.
    user_chat_id: user.id,
    date: toUnixSeconds(date),
    bio: user.bio || undefined,
    invite_link: link === null ? undefined : toSeenChatInviteLink(link, viewer, shownLength),
    query_id: queryId,
  }
}
