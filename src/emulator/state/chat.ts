import { checkOptionNames, InvalidOptionsError } from '../../errors'
import { withDefaults } from '../with-defaults'
import type { EmulatedBot, Person } from './bot'
import { ChatLinks } from './chat-links'
import { ChatMembers } from './chat-members'
import type { EmulatedLink, EmulatedLinkOptions } from './link'
import { canInvite, type EmulatedMember, isPresent, type Membership } from './member'
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

export type EmulatedChatType = 'group' | 'supergroup' | 'channel'

export interface EmulatedChatOptions {
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

/** Somebody who waits to be let in. */
export interface EmulatedJoinRequest {
  readonly user: EmulatedUser
  /** `null`: they asked at the door of a public chat. */
  readonly link: EmulatedLink | null
  readonly date: Date
}

/**
 * A basic group, supergroup or channel. What is done here is done by people, or has always been so: nobody's rights
 * are checked.
 */
export class EmulatedChat {
  readonly type: EmulatedChatType
  readonly id: number
  readonly username: string
  readonly isDirectMessages: boolean
  readonly parent: EmulatedChat | null
  title: string
  permissions: Readonly<MemberPermissions>
  joinByRequest: boolean
  joinToSendMessages: boolean
  /** The bot that looks at whoever wants to join. */
  guardBot: EmulatedBot | null = null

  readonly #world: World
  readonly #members = new ChatMembers()
  readonly #links: ChatLinks
  readonly #pendingRequests = new Map<number, EmulatedJoinRequest>()
  #isDeactivated = false
  #upgradedTo: EmulatedChat | null = null

  constructor(world: World, id: number, options: EmulatedChatOptions) {
    this.#world = world
    this.#links = new ChatLinks(world)
    this.id = id
    this.type = options.type
    this.title = options.title ?? 'Chat'
    this.username = options.username ?? ''
    this.isDirectMessages = options.isDirectMessages ?? false
    this.parent = options.parent ?? null
    this.permissions = withDefaults(DEFAULT_PERMISSIONS, options.permissions, 'permissions')
    this.joinByRequest = options.joinByRequest ?? false
    this.joinToSendMessages = options.joinToSendMessages ?? false
    if (options.owner !== undefined) this.#set(options.owner, { status: 'creator' })
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
    return [...this.#pendingRequests.values()]
  }

  /** How many are in the chat. */
  get memberCount(): number {
    return this.#members.presentCount
  }

  /** The supergroup that this basic group has become, or `null`. */
  get upgradedTo(): EmulatedChat | null {
    return this.#upgradedTo
  }

  /** The basic group was deleted. */
  get isDeactivated(): boolean {
    return this.#isDeactivated
  }

  /** What somebody is to the chat; `undefined` if they have never had to do with it. */
  member(person: Person): EmulatedMember | undefined {
    return this.#members.get(person)
  }

  /** They become a plain member. `until`: the end of a paid subscription. */
  add(person: Person, { until }: { until?: Date } = {}): void {
    this.settleRequest(person)
    this.#set(person, { status: 'member', until: until ?? null })
  }

  /** They become an administrator with exactly these rights; in a basic group all administrators have the same. */
  promote(person: Person, rights: Partial<AdministratorRights> = {}): void {
    const granted = withDefaults(NO_RIGHTS, rights, 'promote')
    this.#set(person, { status: 'administrator', rights: this.type === 'group' ? BASIC_GROUP_RIGHTS : granted })
  }

  /** They are a plain member again. */
  demote(person: Person): void {
    this.#set(person, { status: 'member', until: null })
  }

  /** They may do less than others, by default only read. `isMember: false`: they will, should they come back. */
  restrict(
    person: Person,
    options: { until?: Date; isMember?: boolean; permissions?: Partial<MemberPermissions> } = {},
  ): void {
    this.#set(person, {
      status: 'restricted',
      until: options.until ?? null,
      isMember: options.isMember ?? true,
      permissions: withDefaults(NO_PERMISSIONS, options.permissions, 'permissions'),
    })
  }

  /** They are out, as if they had left. A bot that was never in still knows the chat from then on. */
  remove(person: Person): void {
    this.#set(person, { status: 'left' })
  }

  /** They are out and may not come back, until `until` or for ever. */
  ban(person: Person, { until }: { until?: Date } = {}): void {
    this.#set(person, { status: 'kicked', until: until ?? null })
  }

  /**
   * A link that exists, whoever made it.
   *
   * @throws {InvalidOptionsError} if the URL is no invite link, or taken
   */
  addLink(options: EmulatedLinkOptions): EmulatedLink {
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

  /** Closes a link. If it was its creator's primary one, they get a new one. */
  revoke(link: EmulatedLink): void {
    this.#links.revoke(link)
  }

  /** Somebody asks to be let in, through a link or at the door of a public chat. */
  addPendingRequest(user: EmulatedUser, { link = null }: { link?: EmulatedLink | null } = {}): EmulatedJoinRequest {
    const request = { user, link, date: this.#world.clock.now() }
    this.settleRequest(user)
    this.#pendingRequests.set(user.id, request)
    link?.nameRequest()
    return request
  }

  /** The request that somebody has made, if it still waits. */
  pendingRequestOf(person: Person): EmulatedJoinRequest | undefined {
    return this.#pendingRequests.get(person.id)
  }

  /** Somebody's request has been dealt with. */
  settleRequest(person: Person): void {
    this.pendingRequestOf(person)?.link?.settleRequest()
    this.#pendingRequests.delete(person.id)
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

  /** The basic group is deleted. */
  deactivate(): void {
    this.#isDeactivated = true
  }

  #takeOver(group: EmulatedChat): void {
    for (const { user, ...membership } of group.#members.all) this.#set(user, membership)
    if (this.#world.unknowns.linksSurviveUpgrade) this.#links.takeOver(group.#links)
  }

  #set(person: Person, membership: Membership): void {
    this.#members.set(person, membership)
    // Telegram takes the task from a guard that can no longer let anybody in.
    if (this.guardBot?.id === person.id && !canInvite(membership)) this.guardBot = null
  }
}
