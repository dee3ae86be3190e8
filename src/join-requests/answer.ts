import type { Caller, CallOptions } from '../api/caller'
import { type JoinRequestOutcome, outcomeIn } from './outcome'
import { toUserId } from './user-id'

/** Lets somebody in who asked, whether or not their request has been seen here. */
export async function approveJoinRequest(
  caller: Caller,
  chatId: number | string,
  userId: number | string,
  call?: CallOptions,
): Promise<JoinRequestOutcome> {
  const params = { chat_id: chatId, user_id: toUserId(userId) }
  return await caller.call('approveChatJoinRequest', params, call).then(() => 'approved', outcomeIn)
}

/** Turns somebody away who asked, likewise. */
export async function declineJoinRequest(
  caller: Caller,
  chatId: number | string,
  userId: number | string,
  call?: CallOptions,
): Promise<JoinRequestOutcome> {
  const params = { chat_id: chatId, user_id: toUserId(userId) }
  return await caller.call('declineChatJoinRequest', params, call).then(() => 'declined', outcomeIn)
}
