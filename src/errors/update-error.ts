import { InvitegramError } from './invitegram-error'

/**
 * An update is not what Telegram sends: something in it is missing, or of another kind. It was passed on to those who
 * listen to `update`, as it is, and counts as handled: it would be no better another time.
 *
 * @example
 * client.on('error', (error) => {
 *   if (error instanceof UpdateError) console.warn(error.updateId, error.message)
 * })
 */
export class UpdateError extends InvitegramError {
  override readonly name = 'UpdateError'
  readonly kind = 'update'

  /** Which update it was, where it says so. */
  readonly updateId: number | null = null

  constructor(
    /** Where in the update it is: `chat_member.new_chat_member.user.id`. */
    readonly path: string,
    /** What Telegram sends there: "a number". */
    readonly expected: string,
    updateId?: number,
  ) {
    super(`Expected \`${path}\` of the update to be ${expected}`)
    if (updateId !== undefined) this.updateId = updateId
  }
}
