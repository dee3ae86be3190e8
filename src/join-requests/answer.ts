import type { Caller, CallOptions } from '../api/caller'
import { type JoinRequestOutcome, outcomeIn } from './outcome'
import { toUserId } from './user-id'

/** Lets somebody in who asked, whether or not their request has been seen here. */
export const approveJoinRequest = answerBy('approveChatJoinRequest', 'approved')

/** Turns somebody away who asked, likewise. */
export const declineJoinRequest = answerBy('declineChatJoinRequest', 'declined')

/** @param done - what it comes to where Telegram has nothing against it */
function answerBy(method: 'approveChatJoinRequest' | 'declineChatJoinRequest', done: JoinRequestOutcome) {
  return async (
    caller: Caller,
    chatId: number | string,
    userId: number | string,
    call?: CallOptions,
  ): Promise<JoinRequestOutcome> => {
    const params = { chat_id: chatId, user_id: toUserId(userId) }
    return await caller.call(method, params, call).then(() => done, outcomeIn)
  }
}
