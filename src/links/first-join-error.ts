import { InvitegramError } from '../errors'
import type { InviteLink } from './invite-link'
import type { FirstJoin } from './joins'

/**
 * Somebody came through a link that was meant for one, but it could not be revoked: it may let in more.
 *
 * @example
 * try {
 *   return await link.firstJoin()
 * } catch (error) {
 *   if (!(error instanceof FirstJoinError)) throw error
 *   await error.link.revoke() // once more
 *   return error.first
 * }
 */
export class FirstJoinError extends InvitegramError {
  override readonly name = 'FirstJoinError'
  readonly kind = 'first-join'

  /** The link, perhaps still in force. */
  declare readonly link: InviteLink
  /** What would have come of it: who came. */
  declare readonly first: FirstJoin

  /** @param cause - why revoking failed */
  constructor(link: InviteLink, first: FirstJoin, cause: unknown) {
    super(`Somebody came through ${link.masked}, but it could not be revoked`, { cause })
    // Out of sight of logs: whoever reads a link can use it, and who came is nobody's business there.
    Object.defineProperties(this, { link: { value: link }, first: { value: first } })
  }
}
