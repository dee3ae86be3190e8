import type { EmulatedChat } from '../state/chat'
import { canInvite } from '../state/member'
import { PrivateChat } from './access'
import type { MethodCall } from './call'
import { badRequest } from './failures'

/** The chat, if the bot may manage its links. @throws {CallFailure} if not */
export function chatWithLinks(chat: EmulatedChat | PrivateChat, call: MethodCall): EmulatedChat {
  return chatToManage(chat, call, {
    inPrivate: "can't invite members to a private chat",
    withoutRight: 'not enough rights to manage chat invite link',
  })
}

/** The chat, if the bot may manage its join requests. @throws {CallFailure} if not */
export function chatWithRequests(chat: EmulatedChat | PrivateChat, call: MethodCall): EmulatedChat {
  return chatToManage(chat, call, {
    inPrivate: "the chat can't have join requests",
    withoutRight: 'not enough rights to manage chat join requests',
  })
}

function chatToManage(
  chat: EmulatedChat | PrivateChat,
  { bot }: MethodCall,
  refusals: { inPrivate: string; withoutRight: string },
): EmulatedChat {
  if (chat instanceof PrivateChat) throw badRequest(refusals.inPrivate)
  const member = chat.member(bot)
  if (member === undefined || !canInvite(member)) throw badRequest(refusals.withoutRight)
  return chat
}
