import type { Caller, CallOptions } from '../api/caller'
import { ApiError, isAfterLostAnswer } from '../errors'
import { approveJoinRequest, declineJoinRequest } from './answer'
import { type JoinRequestOutcome, outcomeIn } from './outcome'

/** What a guard bot can answer, and what that comes to. */
const DONE = { approve: 'approved', decline: 'declined', queue: 'queued' } as const

/** How a request is answered that is a guard's no more, and what it is found to be if a lost answer had been carried out. */
const ORDINARY = {
  approve: { answer: approveJoinRequest, traceOfDone: 'already-member' },
  decline: { answer: declineJoinRequest, traceOfDone: 'gone' },
} as const

/** What tells one request that a guard is asked about from another. */
export interface GuardQuery {
  readonly queryId: string
  readonly chatId: number
  readonly userId: number
}

/** Answers the query. One that is over has been left to the administrators, of whom this bot is one. */
export async function answerQuery(
  caller: Caller,
  { queryId, chatId, userId }: GuardQuery,
  result: keyof typeof DONE,
  call?: CallOptions,
): Promise<JoinRequestOutcome> {
  const params = { chat_join_request_query_id: queryId, result }
  try {
    await caller.call('answerChatJoinRequestQuery', params, call)
    return DONE[result]
  } catch (error) {
    if (!isQueryOver(error)) return outcomeIn(error)
    if (result === 'queue') return 'queued'
    const { answer, traceOfDone } = ORDINARY[result]
    const outcome = await answer(caller, chatId, userId, call)
    return outcome === traceOfDone && isAfterLostAnswer(error) ? DONE[result] : outcome
  }
}

/** Whether this bot is not asked any more: its time is over, it has answered, or another bot is the guard by now. */
export function isQueryOver(error: unknown): boolean {
  return error instanceof ApiError && (error.reason === 'query-expired' || error.reason === 'not-guard')
}
