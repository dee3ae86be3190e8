import type { ChatMemberUpdated } from '@grammyjs/types'
import type { Chat } from '../people/chat'
import type { User } from '../people/user'
import type { JoinedVia } from './joined-via'
import type { MemberStanding } from './standing'

/** What is told of everybody who is something else to a chat than before. */
interface MemberNews {
  /** Where it happened. */
  readonly chat: Chat
  /** Whom it is about. */
  readonly user: User
  /** When, by Telegram's clock, in whole seconds. */
  readonly date: Date
  /** Which update told of it. It is the same when the update comes again. */
  readonly updateId: number
  /** The same, in Telegram's own names. Not enumerable, so that printing and JSON show the facts alone. */
  readonly raw: ChatMemberUpdated
}

/**
 * Somebody has come into a chat.
 *
 * @see https://core.telegram.org/bots/api#chatmemberupdated
 *
 * @example
 * client.on('memberJoined', ({ user, via }) => {
 *   if (via.by === 'link') console.log(`${user.firstName} came through ${via.link.title}`)
 * })
 */
export interface MemberJoined extends MemberNews {
  /** By which door, as far as Telegram tells. */
  readonly via: JoinedVia
  /** `true` if this client has seen them leave before; `null` if that is not known, for Telegram does not tell. */
  readonly rejoin: true | null
  /** The end of the time that they have paid for; `null` if they have not. */
  readonly until: Date | null
}

/** Somebody is no longer in a chat. */
export interface MemberLeft extends MemberNews {
  /** Whether they went by themselves, were put out, or had paid for a time that is over. */
  readonly reason: 'left' | 'removed' | 'lapsed'
  /** Who put them out, if anybody did. */
  readonly actor: User | null
  /** Whether they may not come back. */
  readonly isBanned: boolean
  /** Until when they may not; `null` if for ever, or if they may. */
  readonly bannedUntil: Date | null
}

/**
 * Somebody was in a chat and still is, or was out and still is, but is something else to it: promoted, restricted,
 * banned from outside, unbanned. Where somebody has paid again, `until` has moved.
 */
export interface MemberChanged extends MemberNews {
  /** Who did it; `null` if Telegram names nobody but them. */
  readonly actor: User | null
  /** What they were to the chat. */
  readonly before: MemberStanding
  /** What they are to it. */
  readonly after: MemberStanding
}

/** One of the three, and its name. */
export type MemberEvent =
  | { readonly name: 'memberJoined'; readonly event: MemberJoined }
  | { readonly name: 'memberLeft'; readonly event: MemberLeft }
  | { readonly name: 'memberChanged'; readonly event: MemberChanged }
