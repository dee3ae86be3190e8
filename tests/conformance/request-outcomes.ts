import type { WireAnswer } from './wire-answer'

/** What a refusal says of the request itself, by hand. All others are faults. */
const OUTCOMES: readonly (readonly [phrase: string, outcome: string])[] = [
  ['USER_ALREADY_PARTICIPANT', 'already-member'],
  ['HIDE_REQUESTER_MISSING', 'gone'],
  ['CHANNELS_TOO_MUCH', 'too-many-chats'],
  ['user is deactivated', 'user-deactivated'],
]

/** What a call has to come to that answers a request; `undefined` if it has to throw. */
export function outcomeOf(done: string, answer: WireAnswer | undefined): string | undefined {
  if (answer?.ok) return done
  return OUTCOMES.find(([phrase]) => answer?.description?.includes(phrase))?.[1]
}

/** A guard is not asked any more. */
export function isQueryOver(answer: WireAnswer | undefined): boolean {
  return /query is too old|QUERY_ID_INVALID|BOT_GUARD_NOT_SUPPORTED/.test(answer?.description ?? '')
}
