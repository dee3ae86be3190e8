import { InvitegramError } from '../errors'
import type { InviteLink } from './invite-link'

/**
 * The new link was made, but the old one could not be revoked: both let people in.
 *
 * @example
 * try {
 *   return await link.replace()
 * } catch (error) {
 *   if (!(error instanceof ReplaceError)) throw error
 *   await error.old.revoke() // once more
 *   return error.link
 * }
 */
export class ReplaceError extends InvitegramError {
  override readonly name = 'ReplaceError'
  readonly kind = 'replace'

  /** The new link, in force. */
  declare readonly link: InviteLink
  /** The old link, perhaps still in force. */
  declare readonly old: InviteLink

  /** @param cause - why revoking failed */
  constructor(link: InviteLink, old: InviteLink, cause: unknown) {
    super(`The new link ${link.masked} was made, but the old one ${old.masked} could not be revoked`, { cause })
    // Out of sight of logs: whoever reads a link can use it.
    Object.defineProperties(this, { link: { value: link }, old: { value: old } })
  }
}
