import { InvalidOptionsError } from '../../errors'
import { setBlocked } from '../acts/block'
import { deleteChat, makePrivate, makePublic, setGuardBot, setJoinByRequest, upgrade } from '../acts/chat-settings'
import type { Entrance } from '../acts/entrance'
import { type JoinOutcome, join, joinThroughFolder, type RequestOutcome, requestToJoin } from '../acts/join'
import { createLink, editLink, type LinkChoices, type NewLinkChoices, primaryLink, revokeLink } from '../acts/links'
import { checkMay } from '../acts/may'
import {
  type AddOutcome,
  add,
  type BanOutcome,
  ban,
  type DemoteOutcome,
  demote,
  type LeaveOutcome,
  leave,
  promote,
  type UnbanOutcome,
  unban,
} from '../acts/members'
import { type ApprovalOutcome, approve, type DeclineOutcome, decline } from '../acts/requests'
import { type CancelOutcome, cancelSubscription, type ResumeOutcome, resumeSubscription } from '../acts/subscriptions'
import { write } from '../acts/write'
import { checkBelong, type Involved } from './belonging'
import type { EmulatedBot, Person } from './bot'
import type { EmulatedChat } from './chat'
import type { EmulatedLink } from './link'
import type { AdministratorRights } from './rights'
import type { World } from './world'

/** A person to be made. */
export interface EmulatedUserOptions {
  /** @default the next free id */
  id?: number
  /** @default 'User' */
  firstName?: string
  /** @default '' */
  lastName?: string
  /** Without the `@`. @default none */
  username?: string
  /** @default '' */
  bio?: string
  /** An IETF language tag. @default '' */
  languageCode?: string
  /** @default false */
  isPremium?: boolean
  /** The account was deleted. @default false */
  isDeleted?: boolean
  /** The user is in as many chats as Telegram lets anyone be in, and cannot enter another. @default false */
  isInTooManyChats?: boolean
  /** Telegram Stars, to pay for subscriptions. @default 0 */
  stars?: number
}

/**
 * A person. All but the id and the username may be set at any time; the next call sees it.
 *
 * A person acts: each method does at once what a tap in the app would do, answers with what the person is told, and
 * sends bots the updates that Telegram would send them. What the app would not even offer, for want of a right, is an
 * `InvalidOptionsError`, and so is whatever a deleted account is made to do.
 *
 * @example
 * const ada = telegram.addUser({ firstName: 'Ada' })
 * ada.join(link.url) //=> 'requested'
 * olga.approve(chat, ada) //=> 'approved'
 * ada.join(link.url) //=> 'already a member'
 */
export class EmulatedUser {
  readonly isBot = false
  /** What bots know them by. */
  readonly id: number
  /** What bots see as their first name. */
  firstName: string
  /** `''` for none. */
  lastName: string
  /** What they say of themselves: administrators read it in a join request. `''` for none. */
  bio: string
  /** The language of their app, as an IETF tag. `''` for none. */
  languageCode: string
  /** Whether they pay for Telegram Premium. */
  isPremium: boolean
  /** Whether their account was deleted: then nobody can let them in. */
  isDeleted: boolean
  /** Whether they are in as many chats as Telegram lets anyone be in, and cannot enter another. */
  isInTooManyChats: boolean
  /** What they have left of their Telegram Stars. */
  stars: number
  readonly #world: World
  #username: string

  constructor(world: World, id: number, options: EmulatedUserOptions) {
    this.#world = world
    this.#username = options.username ?? ''
    this.id = id
    this.firstName = options.firstName ?? 'User'
    this.lastName = options.lastName ?? ''
    this.bio = options.bio ?? ''
    this.languageCode = options.languageCode ?? ''
    this.isPremium = options.isPremium ?? false
    this.isDeleted = options.isDeleted ?? false
    this.isInTooManyChats = options.isInTooManyChats ?? false
    this.stars = options.stars ?? 0
  }

  /** Without the `@`; `''` for none. */
  get username(): string {
    return this.#username
  }

  /**
   * Comes in through a link or the door of a public chat, or asks to, where one has to. A subscription link is paid
   * for at once, and again each time its period is over.
   */
  join(entrance: Entrance): JoinOutcome {
    return join(this.#acting, this, entrance)
  }

  /** Asks to be let in. Where nobody has to ask, nothing happens. */
  requestToJoin(entrance: Entrance): RequestOutcome {
    return requestToJoin(this.#acting, this, entrance)
  }

  /** Comes in through a folder that somebody shares by a link: such links let in without approval. */
  joinThroughFolder(chat: EmulatedChat): JoinOutcome {
    return joinThroughFolder(this.#actingWith({ chat }), this, chat)
  }

  /** Does not want to be let in any more. No bot is told. */
  withdraw(chat: EmulatedChat): 'withdrawn' | 'no such request' {
    this.#actingWith({ chat })
    const isWaiting = chat.pendingRequestOf(this) !== undefined || chat.guardQueryOf(this) !== undefined
    chat.settleRequest(this)
    return isWaiting ? 'withdrawn' : 'no such request'
  }

  /** Goes out of the chat, and may come again. */
  leave(chat: EmulatedChat): LeaveOutcome {
    return leave(this.#actingWith({ chat }), this, chat)
  }

  /** Will not pay again; stays until the paid time is over. */
  cancelSubscription(chat: EmulatedChat): CancelOutcome {
    return cancelSubscription(this.#actingWith({ chat }), this, chat)
  }

  /** Will go on paying after all. */
  resumeSubscription(chat: EmulatedChat): ResumeOutcome {
    return resumeSubscription(this.#actingWith({ chat }), this, chat)
  }

  /** Makes one more link. Takes the right `canInviteUsers`. */
  createLink(chat: EmulatedChat, choices: NewLinkChoices = {}): EmulatedLink {
    return createLink(this.#actingWith({ chat }), this, chat, choices)
  }

  /** Changes what is named of one of their own links; the rest stays, as the app sees to. */
  editLink(link: EmulatedLink, changes: LinkChoices): EmulatedLink {
    editLink(this.#acting, this, link, changes)
    return link
  }

  /** Closes one of their own links; the owner of a chat, anybody's. Whose primary link is closed, gets a new one. */
  revokeLink(link: EmulatedLink): EmulatedLink {
    revokeLink(this.#acting, this, link)
    return link
  }

  /** Their own primary link: every administrator with the right has one. */
  primaryLink(chat: EmulatedChat): EmulatedLink {
    this.#actingWith({ chat })
    return primaryLink(this, chat)
  }

  /** Lets somebody in who asked. Takes the right `canInviteUsers`. */
  approve(chat: EmulatedChat, applicant: EmulatedUser): ApprovalOutcome {
    const world = this.#actingWith({ chat, applicant })
    checkMay(this, chat, 'canInviteUsers')
    return approve(world, chat, applicant, this)
  }

  /** Sends somebody away who asked. Takes the right `canInviteUsers`. */
  decline(chat: EmulatedChat, applicant: EmulatedUser): DeclineOutcome {
    this.#actingWith({ chat, applicant })
    checkMay(this, chat, 'canInviteUsers')
    return decline(chat, applicant)
  }

  /** Puts somebody into the chat. Takes the right `canInviteUsers`, or in groups the members' permission of that name. */
  add(chat: EmulatedChat, who: Person): AddOutcome {
    return add(this.#actingWith({ chat, who }), this, chat, who)
  }

  /** Puts somebody out for good, or until a date. Takes the right `canRestrictMembers`. */
  ban(chat: EmulatedChat, who: Person, { until }: { until?: Date } = {}): BanOutcome {
    return ban(this.#actingWith({ chat, who }), this, chat, who, until ?? null)
  }

  /** Lets somebody come again, who still has to do so. Takes the right `canRestrictMembers`. */
  unban(chat: EmulatedChat, who: Person): UnbanOutcome {
    return unban(this.#actingWith({ chat, who }), this, chat, who)
  }

  /**
   * Makes somebody an administrator with exactly these rights, and a member if need be. Takes `canPromoteMembers`, and
   * the rights that are given; in a basic group only the owner can, and all administrators have the same.
   */
  promote(chat: EmulatedChat, who: Person, rights: Partial<AdministratorRights> = {}): void {
    promote(this.#actingWith({ chat, who }), this, chat, who, rights)
  }

  /** Makes an administrator a plain member again. */
  demote(chat: EmulatedChat, who: Person): DemoteOutcome {
    return demote(this.#actingWith({ chat, who }), this, chat, who)
  }

  /** Has a bot look at whoever wants to join, or `null` for none. Takes the right `canRestrictMembers`. */
  setGuardBot(chat: EmulatedChat, bot: EmulatedBot | null): void {
    this.#actingWith(bot === null ? { chat } : { chat, bot })
    setGuardBot(this, chat, bot)
  }

  /** Whether who comes without a link has to be approved. Takes the right `canRestrictMembers`. */
  setJoinByRequest(chat: EmulatedChat, isOn: boolean): void {
    this.#actingWith({ chat })
    setJoinByRequest(this, chat, isOn)
  }

  /** Gives a chat of their own a name by which everybody finds it. */
  makePublic(chat: EmulatedChat, username: string): void {
    this.#actingWith({ chat })
    makePublic(this, chat, username)
  }

  /** Takes it away again. */
  makePrivate(chat: EmulatedChat): void {
    this.#actingWith({ chat })
    makePrivate(this, chat)
  }

  /** Turns a basic group of their own into a supergroup, which has another id. */
  upgrade(chat: EmulatedChat): EmulatedChat {
    return upgrade(this.#actingWith({ chat }), this, chat)
  }

  /** Deletes a chat of their own, for everybody. */
  deleteChat(chat: EmulatedChat): void {
    this.#actingWith({ chat })
    deleteChat(this, chat)
  }

  /**
   * Writes to a bot, which may write to them from then on. Commands in the text are marked as such; it has no other
   * formatting.
   *
   * @returns the message's number in their chat
   */
  write(bot: EmulatedBot, text: string): number {
    return write(this.#actingWith({ bot }), this, bot, text)
  }

  /** Will not hear from the bot. */
  block(bot: EmulatedBot): void {
    setBlocked(this.#actingWith({ bot }), this, bot, true)
  }

  /** Lets a bot write again. */
  unblock(bot: EmulatedBot): void {
    setBlocked(this.#actingWith({ bot }), this, bot, false)
  }

  /** Is nobody any more, but stays wherever they are. Nothing is undone, and no bot is told. */
  deleteAccount(): void {
    this.#acting.rename(this, '')
    this.#username = ''
    this.firstName = ''
    this.lastName = ''
    this.bio = ''
    this.isDeleted = true
  }

  get #acting(): World {
    if (this.isDeleted) throw new InvalidOptionsError('user', 'one who has not deleted their account', this.id)
    return this.#world
  }

  /** Acts with these, who have to be of the same Telegram. */
  #actingWith(involved: Involved): World {
    const world = this.#acting
    checkBelong(world, involved)
    return world
  }
}
