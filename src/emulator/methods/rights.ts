import type { EmulatedChat } from '../state/chat'
import { canInvite } from '../state/member'
import { PrivateChat } from './access'
import type { MethodCall } from './call'
import { badRequest, type CallFailure } from './failures'

/** The chat, if the bot may manage its links. @throws {CallFailure} if not */
export function chatWithLinks(chat: EmulatedChat | PrivateChat, call: MethodCall): EmulatedChat {
  return chatToManage(chat, call, {
    inPrivate: badRequest("can't invite members to a private chat"),
    withoutRight: badRequest('not enough rights to manage chat invite link'),
  })
}

/** The chat, if the bot may manage its join requests. @throws {CallFailure} if not */
export function chatWithRequests(chat: EmulatedChat | PrivateChat, call: MethodCall): EmulatedChat {
  return chatToManage(chat, call, {
    inPrivate: badRequest("the chat can't have join requests"),
    withoutRight: badRequest('not enough rights to manage chat join requests'),
  })
}

function chatToManage(
  chat: EmulatedChat | PrivateChat,
  { bot }: MethodCall,
  refusals: { inPrivate: CallFailure; withoutRight: CallFailure },
): EmulatedChat {
  if (chat instanceof PrivateChat) throw refusals.inPrivate
  const member = chat.member(bot)
  if (member === undefined || !canInvite(member)) throw refusals.withoutRight
  return chat
}
