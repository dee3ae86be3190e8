/** A request that the server gives up on while it reads: an empty answer with this status, and the connection is closed. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'

  constructor(readonly status: 400 | 413 | 415 | 431 | 501) {
    super(`The request cannot be read (${status})`)
  }
}
