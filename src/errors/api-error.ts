import { InvitegramError } from './invitegram-error'
import type { ApiErrorReason } from './reasons'

/** What Telegram answered to a call it did not carry out. */
export interface Refusal {
  readonly method: string
  readonly code: number
  readonly description: string
  readonly reason: ApiErrorReason
  /** @default 'Telegram gives no more than the description.' */
  readonly hint?: string | undefined
}

/**
 * Telegram said no.
 *
 * @see https://core.telegram.org/bots/api#making-requests
 *
 * @example
 * try {
 *   await link.edit({ limit: 100 })
 * } catch (error) {
 *   if (error instanceof ApiError && error.reason === 'not-enough-rights') await askForRights(error.hint)
 *   else throw error
 * }
 */
export class ApiError extends InvitegramError {
  /** The name of the class. */
  override readonly name: string = 'ApiError'
  readonly kind = 'api'

  /** The Bot API method that was called. */
  readonly method: string
  /** Telegram's `error_code`, an HTTP status. */
  readonly code: number
  /** Telegram's own words, to the letter. */
  readonly description: string
  /** The same, told apart for programs. */
  readonly reason: ApiErrorReason
  /** What a bot's owner can do about it. */
  readonly hint: string
  /** `'refused'`: nothing was done. `'unknown'`: a fault within Telegram, and the call may have been carried out. */
  readonly outcome: 'refused' | 'unknown'

  /** @param refusal - for a `Caller` of your own; a `hint` of your own ends the message, too */
  constructor({ method, code, description, reason, hint = 'Telegram gives no more than the description.' }: Refusal) {
    super(`${method}: ${code} ${description}. ${hint}`)
    this.method = method
    this.code = code
    this.description = description
    this.reason = reason
    this.hint = hint
    this.outcome = reason === 'server-error' ? 'unknown' : 'refused'
  }
}

/** Telegram wants us to wait. Nothing was done, and the call may be repeated after `retryAfterMs`. */
export class FloodError extends ApiError {
  override readonly name = 'FloodError'

  constructor(
    refusal: Refusal,
    /** How long Telegram asks to wait, in milliseconds. */
    readonly retryAfterMs: number,
  ) {
    super(refusal)
  }
}

/** The group became a supergroup and has another id now. Nothing was done. */
export class ChatMigratedError extends ApiError {
  override readonly name = 'ChatMigratedError'

  constructor(
    refusal: Refusal,
    /** The chat's id from now on. */
    readonly newChatId: number,
  ) {
    super(refusal)
  }
}
