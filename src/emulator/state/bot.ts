import type { EmulatedUser } from './user'

export interface EmulatedBotOptions {
  /** @default the number in the token, or else the next free id */
  id?: number
  /** `<id>:<secret>`. @default one is made up */
  token?: string
  /** @default 'Bot' */
  firstName?: string
  /** @default '' */
  lastName?: string
  /** Without the `@`. @default one is made up, ending in `_bot` */
  username?: string
}

/** A bot, and whom it knows. */
export class EmulatedBot {
  readonly isBot = true
  readonly id: number
  /** What its calls carry: give it to a client. */
  readonly token: string
  readonly username: string
  firstName: string
  lastName: string
  readonly #met = new Set<number>()
  readonly #privateChats = new Set<number>()

  constructor(id: number, token: string, username: string, options: EmulatedBotOptions) {
    this.id = id
    this.token = token
    this.username = username
    this.firstName = options.firstName ?? 'Bot'
    this.lastName = options.lastName ?? ''
    this.#met.add(id)
    this.#privateChats.add(id)
  }

  /** Has met this person somewhere, so that a `user_id` means something to it. */
  knows(person: Person): boolean {
    return this.#met.has(person.id)
  }

  meet(person: Person): void {
    this.#met.add(person.id)
  }

  /** Has a private chat with this person. With itself it always has. */
  hasPrivateChatWith(person: Person): boolean {
    return this.#privateChats.has(person.id)
  }

  startPrivateChat(person: Person): void {
    this.meet(person)
    this.#privateChats.add(person.id)
  }
}

/** Whoever can be in a chat. */
export type Person = EmulatedUser | EmulatedBot
