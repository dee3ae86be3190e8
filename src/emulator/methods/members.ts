import type { EmulatedChat } from '../state/chat'
import { type EmulatedMember, isPresent } from '../state/member'
import { toChatMember } from '../wire/chat-member'
import { chatFor, knownPerson, PrivateChat, userIdIn } from './access'
import type { Method, MethodCall } from './call'
import { badRequest, refusal } from './failures'

export const getChatMember: Method = (call) => {
  const userId = userIdIn(call)
  const chat = chatFor(call, userId === call.bot.id ? 'read' : 'members')
  if (!(chat instanceof PrivateChat)) checkListIsOpen(chat, userId, call)

  return () => {
    if (chat instanceof PrivateChat) return toChatMember(memberOfTwo(chat, userId), 'private')
    return toChatMember(memberOf(chat, userId, call), chat.type)
  }
}

/** Who is not in a channel does not get to know who is. */
function checkListIsOpen(chat: EmulatedChat, userId: number, { bot }: MethodCall): void {
  const member = chat.member(bot)
  const isOutside = member === undefined || !isPresent(member)
  if (chat.type === 'channel' && isOutside && userId !== bot.id) throw badRequest('member list is inaccessible')
}

function memberOfTwo({ bot, person }: PrivateChat, userId: number): EmulatedMember {
  const user = [bot, person].find(({ id }) => id === userId)
  if (user === undefined) throw badRequest('member not found')
  return { user, status: 'member', until: null }
}

function memberOf(chat: EmulatedChat, userId: number, call: MethodCall): EmulatedMember {
  const user = knownPerson(call, userId, chat)
  if (user !== undefined) return chat.member(user) ?? { user, status: 'left' }
  throw chat.type === 'group' ? badRequest('member not found') : refusal('PARTICIPANT_ID_INVALID')
}
