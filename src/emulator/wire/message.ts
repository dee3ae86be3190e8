import type { Person } from '../state/bot'
import type { EmulatedChat } from '../state/chat'
import { toChat, toPrivateChat } from './chat'
import { toUnixSeconds } from './unix-seconds'
import { toUser } from './user'

/** What every message has: its number in the chat, when it was sent, and by whom. */
export interface MessageHead {
  readonly id: number
  readonly date: Date
  readonly from: Person
}

/** A message in a chat, or one that tells of something that happened there. */
export function toMessage<T extends object>(chat: EmulatedChat, { id, date, from }: MessageHead, content: T) {
  // What is said in a channel, the channel says.
  const sender = chat.type === 'channel' ? { sender_chat: toChat(chat) } : { from: toUser(from) }
  return { message_id: id, ...sender, chat: toChat(chat), date: toUnixSeconds(date), ...content }
}

/** A message to somebody. */
export function toPrivateMessage<T extends object>(person: Person, { id, date, from }: MessageHead, content: T) {
  return {
    message_id: id,
    from: toUser(from),
    chat: toPrivateChat(person),
    date: toUnixSeconds(date),
    ...content,
  }
}

/** Somebody has come in; the first two are not documented any more. */
export function toJoinNotice(person: Person) {
  const user = toUser(person)
  return { new_chat_participant: user, new_chat_member: user, new_chat_members: [user] }
}

/** Somebody is out; the first is not documented any more. */
export function toLeaveNotice(person: Person) {
  const user = toUser(person)
  return { left_chat_participant: user, left_chat_member: user }
}
