import type { Person } from '../state/bot'
import type { EmulatedChat } from '../state/chat'
import { isPresent } from '../state/member'
import { chatFor, knownPerson, userIdIn } from './access'
import type { Method, MethodCall } from './call'
import { refusal, UpstreamError } from './failures'
import { chatWithRequests } from './rights'

export const approveChatJoinRequest: Method = (call) => {
  const { chat, userId } = readRequest(call)

  return () => {
    const person = applicant(call, userId, chat)
    const member = chat.member(person)
    if (member !== undefined && isPresent(member)) throw refusal('USER_ALREADY_PARTICIPANT')
    checkPending(chat, person)
    if (!person.isBot && person.isDeleted) throw refusal('INPUT_USER_DEACTIVATED')
    if (!person.isBot && person.isInTooManyChats) throw new UpstreamError(403, 'USER_CHANNELS_TOO_MUCH')
    chat.add(person)
    return true
  }
}

export const declineChatJoinRequest: Method = (call) => {
  const { chat, userId } = readRequest(call)

  return () => {
    const person = applicant(call, userId, chat)
    checkPending(chat, person)
    chat.settleRequest(person)
    return true
  }
}

function readRequest(call: MethodCall): { chat: EmulatedChat; userId: number } {
  const userId = userIdIn(call)
  return { chat: chatWithRequests(chatFor(call, 'write'), call), userId }
}

function applicant(call: MethodCall, userId: number, chat: EmulatedChat): Person {
  const person = knownPerson(call, userId, chat)
  if (person === undefined) throw refusal('USER_ID_INVALID')
  return person
}

function checkPending(chat: EmulatedChat, person: Person): void {
  if (chat.pendingRequestOf(person) === undefined) throw refusal('HIDE_REQUESTER_MISSING')
}
