import type { EmulatedBot, Person } from '../state/bot'
import type { EmulatedChat } from '../state/chat'
import type { EmulatedLink } from '../state/link'
import { isEveryoneAdministrator, toChatPermissions } from './permissions'
import { toUser } from './user'

/** What only some may see of a chat. */
export interface ChatInsights {
  readonly primaryLink: EmulatedLink | undefined
  readonly guardBot: EmulatedBot | null
}

const NO_GIFTS = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
}

/** What chats have that nobody has dressed up. */
const PLAIN_LOOKS = { max_reaction_count: 11, accent_color_id: 0 }

/** A chat, as it stands in other objects. */
export function toChat(chat: EmulatedChat) {
  return { ...headOf(chat), ...(chat.type === 'group' ? tailOfGroup(chat) : {}) }
}

/** A chat, as getChat tells about it. */
export function toChatFullInfo(chat: EmulatedChat, { primaryLink, guardBot }: ChatInsights) {
  const isSupergroup = chat.type === 'supergroup'
  return {
    ...headOf(chat),
    active_usernames: chat.username ? [chat.username] : undefined,
    parent_chat: chat.parent === null ? undefined : toChat(chat.parent),
    invite_link: primaryLink?.url,
    permissions: chat.type === 'channel' ? undefined : toChatPermissions(chat.permissions),
    join_to_send_messages: (isSupergroup && chat.joinToSendMessages) || undefined,
    join_by_request: (isSupergroup && chat.joinByRequest) || undefined,
    guard_bot: guardBot === null ? undefined : toUser(guardBot),
    ...(chat.type === 'group' ? tailOfGroup(chat) : { accepted_gift_types: NO_GIFTS }),
    ...PLAIN_LOOKS,
  }
}

/** A private chat, as it stands in other objects. */
export function toPrivateChat(person: Person) {
  return {
    id: person.id,
    first_name: person.firstName,
    last_name: person.lastName || undefined,
    username: person.username || undefined,
    type: 'private',
  }
}

/** A private chat, as getChat tells about it. */
export function toPrivateChatFullInfo(person: Person) {
  return {
    ...toPrivateChat(person),
    active_usernames: person.username ? [person.username] : undefined,
    bio: (!person.isBot && person.bio) || undefined,
    accepted_gift_types: NO_GIFTS,
    ...PLAIN_LOOKS,
  }
}

function headOf(chat: EmulatedChat) {
  return {
    id: chat.id,
    title: chat.title,
    username: chat.username || undefined,
    is_direct_messages: chat.isDirectMessages || undefined,
    type: chat.type,
  }
}

/** Basic groups show these everywhere. */
function tailOfGroup(chat: EmulatedChat) {
  return {
    all_members_are_administrators: isEveryoneAdministrator(chat.permissions),
    accepted_gift_types: NO_GIFTS,
  }
}
