import { ApiError, type ApiErrorReason } from '../errors'

/**
 * What became of a request to join.
 * - `'approved'`, `'declined'`: it is done.
 * - `'queued'`: it waits for the administrators.
 * - `'already-member'`: the person is in the chat, let in by somebody else or by another way.
 * - `'gone'`: there is no such request any more. It was answered or withdrawn, or never made.
 * - `'too-many-chats'`: the person is in as many chats as Telegram allows, and the request goes on waiting.
 * - `'user-deactivated'`: the person has deleted their account.
 */
export type JoinRequestOutcome =
  | 'approved'
  | 'declined'
  | 'queued'
  | 'already-member'
  | 'gone'
  | 'too-many-chats'
  | 'user-deactivated'

const OUTCOMES: Partial<Record<ApiErrorReason, JoinRequestOutcome>> = {
  'already-member': 'already-member',
  'request-gone': 'gone',
  'too-many-chats': 'too-many-chats',
  'user-deactivated': 'user-deactivated',
}

/** What a refusal says of the request itself. Whatever else went wrong is thrown on. */
export function outcomeIn(error: unknown): JoinRequestOutcome {
  const outcome = error instanceof ApiError ? OUTCOMES[error.reason] : undefined
  if (outcome === undefined) throw error
  return outcome
}
