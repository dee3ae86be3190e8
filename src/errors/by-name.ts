import type { ChatMigratedError, FloodError } from './api-error'
import { InvitegramError } from './invitegram-error'

// For what is there before the first refusal: a page loads the classes of refusals when it meets one.

export function isFloodError(error: unknown): error is FloodError {
  return error instanceof InvitegramError && error.name === 'FloodError'
}

export function isChatMigratedError(error: unknown): error is ChatMigratedError {
  return error instanceof InvitegramError && error.name === 'ChatMigratedError'
}
