import { checkOptionNames, InvalidOptionsError } from '../../errors'
import type { EmulatedBot, Person } from './bot'
import type { EmulatedChat } from './chat'
import type { EmulatedGuardQuery } from './guard-query'
import type { EmulatedLink } from './link'
import type { EmulatedUser } from './user'
import type { World } from './world'

/** Somebody who waits to be let in. */
export interface EmulatedJoinRequest {
  /** Who waits. */
  readonly user: EmulatedUser
  /** `null`: they asked at the door of a public chat. */
  readonly link: EmulatedLink | null
  /** When they asked, on the emulator's clock. */
  readonly date: Date
}

/** Who has asked to be let into a chat: those whom its guard looks at, and those who wait for the administrators. */
export class ChatRequests {
  readonly #world: World
  readonly #chat: EmulatedChat
  readonly #pending = new Map<number, EmulatedJoinRequest>()
  readonly #guardQueries = new Map<number, EmulatedGuardQuery>()

  constructor(world: World, chat: EmulatedChat) {
    this.#world = world
    this.#chat = chat
  }

  get pending(): readonly EmulatedJoinRequest[] {
    return [...this.#pending.values()]
  }

  get guardQueries(): readonly EmulatedGuardQuery[] {
    return [...this.#guardQueries.values()]
  }

  pendingOf(person: Person): EmulatedJoinRequest | undefined {
    return this.#pending.get(person.id)
  }

  guardQueryOf(person: Person): EmulatedGuardQuery | undefined {
    return this.#guardQueries.get(person.id)
  }

  /** Nobody has dealt with this very request yet. */
  isWaiting(request: EmulatedJoinRequest): boolean {
    const { user } = request
    return this.pendingOf(user) === request || this.guardQueryOf(user)?.request === request
  }

  add(user: EmulatedUser, link: EmulatedLink | null): EmulatedJoinRequest {
    const request = this.#request(user, link)
    this.keep(request)
    return request
  }

  /** A request waits for the administrators from now on. */
  keep(request: EmulatedJoinRequest): void {
    this.#pending.set(request.user.id, request)
    request.link?.nameRequest()
  }

  askGuard(
    bot: EmulatedBot | null,
    user: EmulatedUser,
    options: { id?: string; link?: EmulatedLink | null },
  ): EmulatedGuardQuery {
    checkOptionNames(options, ['id', 'link'], 'addGuardQuery')
    const { id = this.#world.newQueryId(), link = null } = options
    if (bot === null) throw new InvalidOptionsError('guardBot', 'set before it is asked anything', bot)

    const request = this.#request(user, link)
    const query: EmulatedGuardQuery = { id, bot, chat: this.#chat, request, webAppUrl: null }
    this.#world.openGuardQuery(query)
    this.#guardQueries.set(user.id, query)
    bot.noteRequest(this.#chat, request)
    return query
  }

  /** Somebody's request has been dealt with. */
  settle(person: Person): void {
    this.pendingOf(person)?.link?.settleRequest()
    this.#pending.delete(person.id)
    this.#closeGuardQuery(person)
  }

  /** Those who waited for a basic group wait for the supergroup that it has become. */
  takeOver(group: ChatRequests): void {
    for (const [userId, request] of group.#pending) this.#pending.set(userId, request)
  }

  /** Whoever asks again asks anew. */
  #request(user: EmulatedUser, link: EmulatedLink | null): EmulatedJoinRequest {
    this.settle(user)
    return { user, link, date: this.#world.clock.now() }
  }

  #closeGuardQuery(person: Person): void {
    const query = this.guardQueryOf(person)
    if (query === undefined) return
    this.#guardQueries.delete(person.id)
    this.#world.closeGuardQuery(query)
  }
}
