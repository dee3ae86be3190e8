import type { Person } from './bot'
import { type EmulatedMember, isPresent, type Membership } from './member'

/** Everybody who has ever had to do with a chat, and how many of them are in it. */
export class ChatMembers {
  readonly #byId = new Map<number, EmulatedMember>()
  #presentCount = 0

  get all(): readonly EmulatedMember[] {
    return [...this.#byId.values()]
  }

  get presentCount(): number {
    return this.#presentCount
  }

  get(person: Person): EmulatedMember | undefined {
    return this.#byId.get(person.id)
  }

  set(user: Person, membership: Membership): void {
    const before = this.get(user)
    const after = { user, ...membership }
    if (before !== undefined && isPresent(before)) this.#presentCount--
    if (isPresent(after)) this.#presentCount++
    this.#byId.set(user.id, after)
  }
}
