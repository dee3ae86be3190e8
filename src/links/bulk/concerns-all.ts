import { ApiError, type ApiErrorReason, FloodError, TransportError } from '../../errors'

/** Of the bot itself: it is not let in, or is on a server that does not know what it asks for. */
const OF_THE_BOT: readonly ApiErrorReason[] = ['unauthorized', 'method-not-found']

/**
 * Of the chat: it is not there, or the bot may not do this in it. In all of them Telegram refuses before it looks at
 * the link. Reasons that it finds in a link, such as a bad expiry or a link that is gone, are the link's own, and so
 * are faults on the way: the next call may well go through.
 */
const OF_THE_CHAT: readonly ApiErrorReason[] = [
  'chat-not-found',
  'chat-gone',
  // Where nobody follows it to its new id.
  'chat-migrated',
  'bot-not-in-chat',
  'bot-removed',
  'private-chat',
  'not-enough-rights',
]

/**
 * Whether no other call of this client would fare better. A flood that comes up to here is one that must not be waited
 * out: to go on would be to make it longer.
 */
export function endsClient(error: unknown): boolean {
  if (error instanceof TransportError) return error.reason === 'closed'
  return error instanceof FloodError || hasReason(error, OF_THE_BOT)
}

/** Whether no other link of the same chat would fare better. */
export function endsChat(error: unknown): boolean {
  return hasReason(error, OF_THE_CHAT)
}

function hasReason(error: unknown, reasons: readonly ApiErrorReason[]): boolean {
  return error instanceof ApiError && reasons.includes(error.reason)
}
