import { InvitegramError } from './invitegram-error'

/** What went wrong between here and Telegram. */
export type TransportErrorReason = 'timeout' | 'network' | 'bad-answer' | 'closed'

/**
 * No usable answer came: the network failed, the time was up, or what came back was not Telegram's.
 *
 * @example
 * try {
 *   await client.createInviteLink(chatId, { title: 'Launch day' })
 * } catch (error) {
 *   // A link that may exist must not be made again without a look.
 *   if (error instanceof TransportError && error.outcome === 'unknown') await tellTheOwner(error)
 *   else throw error
 * }
 */
export class TransportError extends InvitegramError {
  override readonly name = 'TransportError'
  readonly kind = 'transport'

  /** The Bot API method that was called. */
  declare readonly method: string
  /** `'closed'`: the client was closed before the call. */
  declare readonly reason: TransportErrorReason
  /** `'not-sent'`: nothing was done for certain. `'unknown'`: the call may have been carried out. */
  declare readonly outcome: 'not-sent' | 'unknown'

  constructor({
    method,
    reason,
    outcome,
    what,
    cause,
  }: {
    method: string
    reason: TransportErrorReason
    outcome: 'not-sent' | 'unknown'
    /** What happened, as a clause: "the connection broke". */
    what: string
    /** The error underneath, free of the token. */
    cause?: unknown
  }) {
    const consequence = outcome === 'not-sent' ? 'Nothing was sent' : 'Whether Telegram carried the call out is unknown'
    super(`${method}: ${what}. ${consequence}.`, cause === undefined ? undefined : { cause })
    this.method = method
    this.reason = reason
    this.outcome = outcome
  }
}
