import type { EmulatedBot, Person } from './bot'
import type { EmulatedLink } from './link'
import { type EmulatedMember, isPresent, type Membership } from './member'

/** Everybody who has ever had to do with a chat, how many of them are in it, and who came in through which link. */
export class ChatMembers {
  readonly #byId = new Map<number, EmulatedMember>()
  readonly #bots = new Map<number, EmulatedBot>()
  readonly #links = new Map<number, EmulatedLink>()
  #presentCount = 0

  /** The bots that are in the chat. */
  get bots(): Iterable<EmulatedBot> {
    return this.#bots.values()
  }

  get all(): readonly EmulatedMember[] {
    return [...this.#byId.values()]
  }

  get presentCount(): number {
    return this.#presentCount
  }

  get(person: Person): EmulatedMember | undefined {
    return this.#byId.get(person.id)
  }

  /** They become something else. `link`: they came in through it; it is kept in mind while they stay. */
  set(user: Person, membership: Membership, link?: EmulatedLink): void {
    const before = this.get(user)
    this.#byId.set(user.id, { user, ...membership })
    const wasPresent = before !== undefined && isPresent(before)
    if (wasPresent && !isPresent(membership)) this.#leave(user)
    if (!wasPresent && isPresent(membership)) this.#enter(user, link)
  }

  /** Everybody is to this chat what they are to another one; the links count them here, if they go on here. */
  takeOver(others: ChatMembers, { withLinks }: { withLinks: boolean }): void {
    for (const { user, ...membership } of others.#byId.values()) {
      const link = others.#links.get(user.id)
      others.#forgetLink(user)
      this.set(user, membership, withLinks ? link : undefined)
    }
  }

  #enter(user: Person, link: EmulatedLink | undefined): void {
    this.#presentCount++
    if (user.isBot) this.#bots.set(user.id, user)
    if (link === undefined) return
    this.#links.set(user.id, link)
    link.countIn()
  }

  #leave(user: Person): void {
    this.#presentCount--
    this.#bots.delete(user.id)
    this.#forgetLink(user)
  }

  #forgetLink(user: Person): void {
    this.#links.get(user.id)?.countOut()
    this.#links.delete(user.id)
  }
}
