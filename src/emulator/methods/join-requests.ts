import { type ApprovalRefusal, approve, decline } from '../acts/requests'
import type { Person } from '../state/bot'
import type { EmulatedChat } from '../state/chat'
import { chatFor, knownPerson, userIdIn } from './access'
import type { Method, MethodCall } from './call'
import { refusal, UpstreamError } from './failures'
import { chatWithRequests } from './rights'

export const approveChatJoinRequest: Method = (call) => {
  const { chat, userId } = readRequest(call)

  return () => {
    checkApproved(approve(call.world, chat, applicant(call, userId, chat), call.bot))
    return true
  }
}

export const declineChatJoinRequest: Method = (call) => {
  const { chat, userId } = readRequest(call)

  return () => {
    const outcome = decline(chat, applicant(call, userId, chat))
    if (outcome === 'no such request') throw refusal('HIDE_REQUESTER_MISSING')
    return true
  }
}

const APPROVAL_REFUSALS: Readonly<Record<ApprovalRefusal, UpstreamError>> = {
  'already a member': refusal('USER_ALREADY_PARTICIPANT'),
  'no such request': refusal('HIDE_REQUESTER_MISSING'),
  'account deleted': refusal('INPUT_USER_DEACTIVATED'),
  'too many chats': new UpstreamError(403, 'USER_CHANNELS_TOO_MUCH'),
}

/** @throws {UpstreamError} if somebody cannot be let in */
export function checkApproved(outcome: 'approved' | ApprovalRefusal): void {
  if (outcome !== 'approved') throw APPROVAL_REFUSALS[outcome]
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
