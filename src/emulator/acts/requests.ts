import { tellOfQuery, tellOfRequest } from '../news/join-request'
import type { Person } from '../state/bot'
import type { EmulatedChat } from '../state/chat'
import type { EmulatedJoinRequest } from '../state/chat-requests'
import type { EmulatedGuardQuery } from '../state/guard-query'
import { isPresent } from '../state/member'
import type { EmulatedUser } from '../state/user'
import type { World } from '../state/world'
import { changeMembership, memberOf, membershipInside } from './change-membership'
import type { FoundEntrance } from './entrance'

/** For so long a guard may think. */
const GUARD_TIME_MS = 10_000

/** Why somebody cannot be let in. */
export type ApprovalRefusal = 'already a member' | 'no such request' | 'account deleted' | 'too many chats'
/** What came of letting somebody in. */
export type ApprovalOutcome = 'approved' | ApprovalRefusal
/** What came of sending somebody away. */
export type DeclineOutcome = 'declined' | 'no such request'

/** Somebody asks to be let in. Who waits already goes on waiting. */
export function ask(world: World, user: EmulatedUser, { chat, link }: FoundEntrance): 'requested' | 'being checked' {
  if (chat.pendingRequestOf(user) !== undefined) return 'requested'
  if (chat.guardQueryOf(user) !== undefined) return 'being checked'
  if (chat.guardBot === null) {
    queue(world, chat, chat.addPendingRequest(user, { link }))
    return 'requested'
  }
  askGuard(world, chat, chat.addGuardQuery(user, { link }))
  return 'being checked'
}

export function approve(world: World, chat: EmulatedChat, person: Person, approver: Person): ApprovalOutcome {
  if (isPresent(memberOf(chat, person))) return 'already a member'
  const request = chat.pendingRequestOf(person)
  return request === undefined ? 'no such request' : letIn(world, chat, request, approver)
}

export function decline(chat: EmulatedChat, person: Person): DeclineOutcome {
  if (chat.pendingRequestOf(person) === undefined) return 'no such request'
  chat.settleRequest(person)
  return 'declined'
}

/** A guard says who may come in. */
export function approveQuery(world: World, { chat, request, bot }: EmulatedGuardQuery): ApprovalOutcome {
  return letIn(world, chat, request, bot)
}

export function declineQuery({ chat, request }: EmulatedGuardQuery): void {
  chat.settleRequest(request.user)
}

/** It is left to the administrators. */
export function queueQuery(world: World, query: EmulatedGuardQuery): void {
  const { chat, request } = query
  chat.settleRequest(request.user)
  chat.keepRequest(request)
  queue(world, chat, request, query)
}

function queue(world: World, chat: EmulatedChat, request: EmulatedJoinRequest, asked?: EmulatedGuardQuery): void {
  tellOfRequest(chat, request, { shownLength: world.unknowns.foreignLinkShownLength, asked })
}

function askGuard(world: World, chat: EmulatedChat, query: EmulatedGuardQuery): void {
  tellOfQuery(query, world.unknowns.foreignLinkShownLength)
  world.clock.alarm(new Date(query.request.date.getTime() + GUARD_TIME_MS), () => {
    // Who has been shown a Mini App takes the time they need.
    const isUnanswered = chat.guardQueryOf(query.request.user) === query && query.webAppUrl === null
    if (isUnanswered && !chat.isGone) queueQuery(world, query)
  })
}

function letIn(
  world: World,
  chat: EmulatedChat,
  { user, link }: EmulatedJoinRequest,
  approver: Person,
): ApprovalOutcome {
  if (user.isDeleted) return 'account deleted'
  if (user.isInTooManyChats) return 'too many chats'
  const actor = world.unknowns.approvalFrom === 'approver' ? approver : user
  const door = { by: 'request', link } as const
  changeMembership(world, chat, user, membershipInside(memberOf(chat, user)), { actor, door })
  return 'approved'
}
