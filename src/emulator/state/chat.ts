import { checkOptionNames, InvalidOptionsError } from '../../errors'
import { endMembership } from '../acts/end-membership'
import { withDefaults } from '../with-defaults'
import { checkBelong } from './belonging'
import type { EmulatedBot, Person } from './bot'
import { ChatLinks } from './chat-links'
import { ChatMembers } from './chat-members'
import { ChatRequests, type EmulatedJoinRequest } from './chat-requests'
import type { EmulatedGuardQuery } from './guard-query'
import type { EmulatedLink, EmulatedLinkOptions } from './link'
import { checkLinkOptions } from './link-options'
import { canInvite, type EmulatedMember, isPresent, type Membership } from './member'
import type { PaidStay } from './paid-stay'
import {
  type AdministratorRights,
  BASIC_GROUP_RIGHTS,
  DEFAULT_PERMISSIONS,
  type MemberPermissions,
  NO_PERMISSIONS,
  NO_RIGHTS,
} from './rights'
import type { EmulatedUser } from './user'
import type { World } from './world'

/** What there is to join. A `group` is a basic one, which has no username and becomes a supergroup one day. */
export type EmulatedChatType = 'group' | 'supergroup' | 'channel'

/** A chat to be made. */
export interface EmulatedChatOptions {
  /** Which kind it is, for good: only a basic group can be upgraded. */
  type: EmulatedChatType
  /** Negative; for supergroups and channels below −1,000,000,000,000. @default the next free id */
  id?: number
  /** @default 'Chat' */
  title?: string
  /** Makes the chat public. Without the `@`; not in basic groups. @default none: the chat is private */
  username?: string
  /** @default none */
  owner?: Person
  /** The direct messages chat of a channel. @default false */
  isDirectMessages?: boolean
  /** The channel to which a direct messages chat belongs. @default none */
  parent?: EmulatedChat
  /** What differs from a new chat's permissions. */
  permissions?: Partial<MemberPermissions>
  /** Whoever wants to join has to be approved. @default false */
  joinByRequest?: boolean
  /** Only members may write. @default false */
  joinToSendMessages?: boolean
}

/**
 * A basic group, supergroup or channel. To act on it is to set it up: nobody's rights are checked, and no bot is told.
 * What is done by {@link EmulatedUser | people} goes by the rules, and sets off updates.
 */
export class EmulatedChat {
  /** A basic group, supergroup or channel. */
  readonly type: EmulatedChatType
  /** Negative; for supergroups and channels below −1,000,000,000,000. */
  readonly id: number
  /** Whether it is the direct messages chat of a channel. */
  readonly isDirectMessages: boolean
  /** The channel to which a direct messages chat belongs; `null` of all others. */
  readonly parent: EmulatedChat | null
  /** What everybody calls it. */
  title: string
  /** What members may do who are not administrators. */
  permissions: Readonly<MemberPermissions>
  /** Whether who comes without a link has to be approved. */
  joinByRequest: boolean
  /** Whether only members may write. */
  joinToSendMessages: boolean

  readonly #world: World
  readonly #members = new ChatMembers()
  readonly #links: ChatLinks
  readonly #requests: ChatRequests
  readonly #paidStays = new Map<number, PaidStay>()
  #username: string
  #guardBot: EmulatedBot | null = null
  #lastMessageId = 0
  #isDeactivated = false
  #upgradedTo: EmulatedChat | null = null

  constructor(world: World, id: number, options: EmulatedChatOptions) {
    this.#world = world
    this.#links = new ChatLinks(world, this)
    this.#requests = new ChatRequests(world, this)
    this.id = id
    this.type = options.type
    this.title = options.title ?? 'Chat'
    this.#username = options.username ?? ''
    this.isDirectMessages = options.isDirectMessages ?? false
    if (options.parent !== undefined) checkBelong(world, { parent: options.parent })
    this.parent = options.parent ?? null
    this.permissions = withDefaults(DEFAULT_PERMISSIONS, options.permissions, 'permissions')
    this.joinByRequest = options.joinByRequest ?? false
    this.joinToSendMessages = options.joinToSendMessages ?? false
    if (options.owner !== undefined) this.become(options.owner, { status: 'creator' })
  }

  /** By which a public chat is found; `''` if it is private. */
  get username(): string {
    return this.#username
  }

  /** The bot that looks at whoever wants to join. */
  get guardBot(): EmulatedBot | null {
    return this.#guardBot
  }

  set guardBot(bot: EmulatedBot | null) {
    if (bot !== null) checkBelong(this.#world, { bot })
    this.#guardBot?.setGuardOf(this, false)
    this.#guardBot = bot
    bot?.setGuardOf(this, true)
  }

  /** Who is in the chat. */
  get members(): readonly EmulatedMember[] {
    return this.#members.all.filter(isPresent)
  }

  /** Who may not come back. */
  get banned(): readonly EmulatedMember[] {
    return this.#members.all.filter((member) => member.status === 'kicked')
  }

  /** Every link there ever was, the oldest first, revoked ones too. */
  get links(): readonly EmulatedLink[] {
    return this.#links.all
  }

  /** Who waits to be let in, the first to have asked first. */
  get pendingRequests(): readonly EmulatedJoinRequest[] {
    return this.#requests.pending
  }

  /** The questions to the guard that are still open, the oldest first. */
  get guardQueries(): readonly EmulatedGuardQuery[] {
    return this.#requests.guardQueries
  }

  /** The bots that are in the chat. */
  get bots(): Iterable<EmulatedBot> {
    return this.#members.bots
  }

  /** How many are in the chat. */
  get memberCount(): number {
    return this.#members.presentCount
  }

  /** The supergroup that this basic group has become, or `null`. */
  get upgradedTo(): EmulatedChat | null {
    return this.#upgradedTo
  }

  /** The chat was deleted. */
  get isDeactivated(): boolean {
    return this.#isDeactivated
  }

  /** Nothing happens here any more: it was deleted, or has become a supergroup. */
  get isGone(): boolean {
    return this.#isDeactivated || this.#upgradedTo !== null
  }

  /** What somebody is to the chat; `undefined` if they have never had to do with it. */
  member(person: Person): EmulatedMember | undefined {
    return this.#members.get(person)
  }

  /** They become a plain member. `until`: the end of a paid subscription. */
  add(person: Person, { until }: { until?: Date } = {}): void {
    this.become(person, { status: 'member', until: until ?? null })
  }

  /** They become an administrator with exactly these rights; in a basic group all administrators have the same. */
  promote(person: Person, rights: Partial<AdministratorRights> = {}): void {
    const granted = withDefaults(NO_RIGHTS, rights, 'promote')
    this.become(person, { status: 'administrator', rights: this.type === 'group' ? BASIC_GROUP_RIGHTS : granted })
  }

  /** They are a plain member again. */
  demote(person: Person): void {
    this.become(person, { status: 'member', until: null })
  }

  /** They may do less than others, by default only read. `isMember: false`: they will, should they come back. */
  restrict(
    person: Person,
    options: { until?: Date; isMember?: boolean; permissions?: Partial<MemberPermissions> } = {},
  ): void {
    this.become(person, {
      status: 'restricted',
      until: options.until ?? null,
      isMember: options.isMember ?? true,
      permissions: withDefaults(NO_PERMISSIONS, options.permissions, 'permissions'),
    })
  }

  /** They are out, as if they had left. A bot that was never in still knows the chat from then on. */
  remove(person: Person): void {
    this.become(person, { status: 'left' })
  }

  /** They are out and may not come back, until `until` or for ever. */
  ban(person: Person, { until }: { until?: Date } = {}): void {
    this.become(person, { status: 'kicked', until: until ?? null })
  }

  /** They become whatever it is. `link`: they come in through it, and take a place of it until they go. */
  become(person: Person, membership: Membership, link?: EmulatedLink): void {
    checkBelong(this.#world, { who: person })
    // A request is pointless for who is in, and for who may not come.
    if (isPresent(membership) || membership.status === 'kicked') this.settleRequest(person)
    this.#members.set(person, membership, link)
    // Telegram takes the task from a guard that can no longer let anybody in.
    if (this.#guardBot?.id === person.id && !canInvite(membership)) this.guardBot = null
    this.#watch(person)
  }

  /**
   * A link that exists, whoever made it.
   *
   * @throws {InvalidOptionsError} if the URL is no invite link, or taken, or Telegram could have no such link
   */
  addLink(options: EmulatedLinkOptions): EmulatedLink {
    checkLinkOptions(options, this.#world)
    return this.#links.add(options)
  }

  /** The link that a text names, in whatever spelling. */
  linkBy(text: string): EmulatedLink | undefined {
    return this.#links.named(text)
  }

  /** An administrator's present primary link. */
  primaryLinkOf(person: Person): EmulatedLink | undefined {
    return this.#links.primaryOf(person)
  }

  /** An administrator's links that are open, the primary one aside. */
  additionalLinksOf(person: Person): Iterable<EmulatedLink> {
    return this.#links.additionalOf(person)
  }

  /**
   * Closes a link. If it was its creator's primary one, they get a new one.
   *
   * @throws {InvalidOptionsError} if it is none of this chat's
   */
  revoke(link: EmulatedLink): void {
    this.#links.revoke(link)
  }

  /** Somebody asks to be let in, through a link or at the door of a public chat. */
  addPendingRequest(user: EmulatedUser, { link = null }: { link?: EmulatedLink | null } = {}): EmulatedJoinRequest {
    checkBelong(this.#world, { user })
    return this.#requests.add(user, link)
  }

  /** A request waits for the administrators from now on. */
  keepRequest(request: EmulatedJoinRequest): void {
    this.#requests.keep(request)
  }

  /** The request that somebody has made, if it still waits. */
  pendingRequestOf(person: Person): EmulatedJoinRequest | undefined {
    return this.#requests.pendingOf(person)
  }

  /** Somebody's request has been dealt with. */
  settleRequest(person: Person): void {
    this.#requests.settle(person)
  }

  /**
   * The guard is asked about somebody, and knows of it.
   *
   * @param options - `id`: the query's, by default one is made up; `link`: through which they want to come
   * @throws {InvalidOptionsError} if the chat has no guard, or the id is taken
   */
  addGuardQuery(user: EmulatedUser, options: { id?: string; link?: EmulatedLink | null } = {}): EmulatedGuardQuery {
    checkBelong(this.#world, { user })
    return this.#requests.askGuard(this.#guardBot, user, options)
  }

  /** What the guard is being asked about somebody. */
  guardQueryOf(person: Person): EmulatedGuardQuery | undefined {
    return this.#requests.guardQueryOf(person)
  }

  /** Nobody has dealt with this very request yet. */
  isWaiting(request: EmulatedJoinRequest): boolean {
    return this.#requests.isWaiting(request)
  }

  /** Until when somebody has paid for being here, be they here or not. */
  paidStayOf(person: Person): PaidStay | undefined {
    return this.#paidStays.get(person.id)
  }

  /** `undefined`: nobody pays any more. */
  setPaidStay(person: Person, stay: PaidStay | undefined): void {
    if (stay === undefined) this.#paidStays.delete(person.id)
    else this.#paidStays.set(person.id, stay)
  }

  /** The chat becomes public under this name; with `''` private. @throws {InvalidOptionsError} if it is taken */
  rename(username: string): void {
    this.#world.rename(this, username)
    this.#username = username
  }

  /** A message more in this chat, and its number. */
  newMessageId(): number {
    this.#lastMessageId++
    return this.#lastMessageId
  }

  /**
   * This basic group becomes a supergroup, with the same people in it.
   *
   * @param options - `id`: the supergroup's; by default the next free one
   * @returns the supergroup
   * @throws {InvalidOptionsError} if it is no basic group, or has been upgraded already
   */
  upgrade(options: { id?: number } = {}): EmulatedChat {
    checkOptionNames(options, ['id'], 'upgrade')
    if (this.type !== 'group' || this.#upgradedTo !== null) {
      throw new InvalidOptionsError('upgrade', 'asked of a basic group, once', this.type)
    }
    const { title, permissions } = this
    const supergroup = this.#world.addChat({ ...options, type: 'supergroup', title, permissions })
    supergroup.#takeOver(this)
    this.#upgradedTo = supergroup
    return supergroup
  }

  /** The chat is deleted. */
  deactivate(): void {
    this.#isDeactivated = true
  }

  #takeOver(group: EmulatedChat): void {
    const withLinks = this.#world.unknowns.linksSurviveUpgrade
    this.#members.takeOver(group.#members, { withLinks })
    for (const { user } of group.#members.all) this.#watch(user)
    if (!withLinks) return
    this.#links.takeOver(group.#links)
    this.#requests.takeOver(group.#requests)
  }

  /** What somebody is only for a time ends when it is over, unless they have become something else by then. */
  #watch(person: Person): void {
    const member = this.member(person)
    const until = member !== undefined && 'until' in member ? member.until : null
    if (until === null || until <= this.#world.clock.now()) return
    this.#world.clock.alarm(until, () => {
      if (this.member(person) === member && !this.isGone) endMembership(this.#world, this, person)
    })
  }
}
