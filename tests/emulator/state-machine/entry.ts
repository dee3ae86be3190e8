import type { EmulatedChat, EmulatedLink, EmulatedUser } from 'invitegram/emulator'
import type { Cast } from './cast'
import { isIn, type WaysIn } from './ways-in'

/** Somebody at a link: what stands in their way is noted before they try, and held against what comes of it. */
export class Entry {
  readonly #ways: WaysIn
  readonly #chat: EmulatedChat
  readonly #person: EmulatedUser
  readonly #link: EmulatedLink
  /** What they may be told, as things stood. */
  readonly #reasons: ReadonlySet<string>

  constructor(cast: Cast, ways: WaysIn, chat: EmulatedChat, person: EmulatedUser, link: EmulatedLink) {
    this.#ways = ways
    this.#chat = chat
    this.#person = person
    this.#link = link

    const now = cast.telegram.clock.now()
    const reasons: [string, boolean][] = [
      ['already a member', isIn(chat, person)],
      ['banned', chat.banned.some(({ user }) => user === person)],
      ['link revoked', link.isRevoked],
      ['link expired', link.expiresAt !== null && link.expiresAt <= now],
      ['link full', link.limit !== null && ways.count(chat, link) >= link.limit],
      ['not enough stars', link.subscription !== null && link.subscription.price > person.stars],
      ['requested', link.requiresApproval],
    ]
    this.#reasons = new Set(reasons.filter(([, holds]) => holds).map(([reason]) => reason))
  }

  /** @throws {Error} if there was no reason for what they were told */
  check(outcome: string): void {
    const isRight = outcome === 'joined' ? this.#reasons.size === 0 : this.#reasons.has(outcome)
    if (!isRight)
      throw new Error(`Told “${outcome}”, where it was: ${[...this.#reasons].join(', ') || 'free to enter'}`)
    // Into a public chat people come by its own door, even if they opened a link.
    if (outcome === 'joined' && this.#chat.username === '') this.#ways.note(this.#chat, this.#person, this.#link)
  }
}
