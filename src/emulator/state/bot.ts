import type { BotUpdates } from '../updates/bot-updates'
import type { EmulatedChat } from './chat'
import type { EmulatedJoinRequest } from './chat-requests'
import type { EmulatedUser } from './user'

/** For so long after a request to join a bot may write to who made it. */
const WINDOW_MS = 5 * 60 * 1000

/** A bot to be made. */
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
  /** The number in its token. */
  readonly id: number
  /** What its calls carry: give it to a client. */
  readonly token: string
  /** Without the `@`. */
  readonly username: string
  /** What it is told of. */
  readonly updates: BotUpdates
  /** May be set at any time; the next call sees it. */
  firstName: string
  /** `''` for none; may be set at any time. */
  lastName: string
  readonly #met = new Set<number>()
  readonly #privateChats = new Set<number>()
  readonly #blockedBy = new Set<number>()
  #lastMessageId = 0
  readonly #guarded = new Set<EmulatedChat>()
  /** By applicant: what they asked for, as far as the bot was told. */
  readonly #applications = new Map<number, Map<EmulatedChat, EmulatedJoinRequest>>()

  constructor(id: number, token: string, username: string, updates: BotUpdates, options: EmulatedBotOptions) {
    this.id = id
    this.token = token
    this.username = username
    this.updates = updates
    this.firstName = options.firstName ?? 'Bot'
    this.lastName = options.lastName ?? ''
    this.#met.add(id)
    this.#privateChats.add(id)
  }

  /** Has met this person somewhere, so that a `user_id` means something to it. */
  knows(person: Person): boolean {
    return this.#met.has(person.id)
  }

  /** It meets somebody, whose `user_id` means something to it from then on. */
  meet(person: Person): void {
    this.#met.add(person.id)
  }

  /** Has a private chat with this person. With itself it always has. */
  hasPrivateChatWith(person: Person): boolean {
    return this.#privateChats.has(person.id)
  }

  /** Somebody opens a private chat with it. */
  startPrivateChat(person: Person): void {
    this.meet(person)
    this.#privateChats.add(person.id)
  }

  /** This person has blocked the bot. */
  isBlockedBy(person: Person): boolean {
    return this.#blockedBy.has(person.id)
  }

  /** Somebody blocks it, or no longer does. */
  setBlockedBy(person: Person, isBlocked: boolean): void {
    if (isBlocked) this.#blockedBy.add(person.id)
    else this.#blockedBy.delete(person.id)
  }

  /** Looks at whoever wants to join some chat. */
  get isGuard(): boolean {
    return this.#guarded.size > 0
  }

  /** It looks at whoever wants to join that chat, or no longer does. {@link EmulatedChat.guardBot} sees to that. */
  setGuardOf(chat: EmulatedChat, isGuard: boolean): void {
    if (isGuard) this.#guarded.add(chat)
    else this.#guarded.delete(chat)
  }

  /** A message more to anybody, and its number: private chats share them. */
  newMessageId(): number {
    this.#lastMessageId++
    return this.#lastMessageId
  }

  /** Was told that somebody wants to join a chat. */
  noteRequest(chat: EmulatedChat, request: EmulatedJoinRequest): void {
    const { user } = request
    this.meet(user)
    const applications = this.#applications.get(user.id) ?? new Map<EmulatedChat, EmulatedJoinRequest>()
    this.#applications.set(user.id, applications.set(chat, request))
  }

  /** May write to somebody who never opened a chat with it: for 5 minutes, as long as their request waits. */
  mayWriteToApplicant(person: Person, now: Date): boolean {
    const applications = [...(this.#applications.get(person.id) ?? [])]
    const open = applications.filter(
      ([chat, request]) => chat.isWaiting(request) && now.getTime() - request.date.getTime() < WINDOW_MS,
    )
    if (open.length === 0) this.#applications.delete(person.id)
    return open.length > 0
  }
}

/** Whoever can be in a chat. */
export type Person = EmulatedUser | EmulatedBot
