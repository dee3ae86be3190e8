/** How many frames of our own may lie between an error and the line of the caller. */
const OUR_FRAMES = 20

/** What every error of this library is. Tell them apart by `instanceof`, or by `kind`. */
export abstract class InvitegramError extends Error {
  /**
   * Of which kind it is, where `instanceof` does not reach, as in JSON. Floods and chats that moved are `api` as well.
   */
  abstract readonly kind: 'invalid-options' | 'api' | 'transport' | 'replace' | 'update' | 'first-join'

  constructor(message: string, options?: ErrorOptions) {
    // A stack is cut at ten frames, which would hide the one that helps: the line that called us.
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = limit && limit + OUR_FRAMES
    super(message, options)
    Error.stackTraceLimit = limit
  }

  /** What logs that write JSON show: the message too, which of other errors they leave out. */
  toJSON(): object {
    const { name, message } = this
    return { ...this, name, message }
  }
}
