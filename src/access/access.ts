import type { Chat as WireChat } from '@grammyjs/types'

/** What the bot is to a chat. `'left'` is also one that never was in it. In a private chat `'kicked'` is blocked. */
export type BotStatus = 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked'

/** What a bot may do in a chat, or may not. */
export type Ability = 'canManageLinks' | 'canAnswerRequests' | 'canSeeMembers' | 'canRestrictMembers'

/**
 * What the bot is to a chat, and what follows from it.
 *
 * @see https://core.telegram.org/bots/api#chatmember
 */
export interface Access extends Readonly<Record<Ability, boolean>> {
  /** In Telegram's words. */
  readonly status: BotStatus
  /** Whether it is in the chat; in a private one, whether the person lets it write to them. */
  readonly isPresent: boolean
  /** Whether it is an administrator, or even the owner. */
  readonly isAdministrator: boolean
  /** Whether it may make, edit and revoke invite links: takes the administrator right `can_invite_users`. */
  readonly canManageLinks: boolean
  /** Whether it is told of requests to join, and may answer them: takes the same right. */
  readonly canAnswerRequests: boolean
  /** Whether Telegram would tell it who joins and leaves: takes an administrator. */
  readonly canSeeMembers: boolean
  /** Whether it may ban people, and let them come again: takes the administrator right `can_restrict_members`. */
  readonly canRestrictMembers: boolean
}

/** As much of a ChatMember as counts here. */
export interface WireStanding {
  readonly status: BotStatus
  readonly is_member?: boolean
  readonly can_invite_users?: boolean
  readonly can_restrict_members?: boolean
}

/** As much of a chat as counts here. */
export type WirePlace = Pick<WireChat, 'is_direct_messages'>

export const ABILITIES: readonly Ability[] = [
  'canManageLinks',
  'canAnswerRequests',
  'canSeeMembers',
  'canRestrictMembers',
]

/** @param place - `null` if Telegram does not show the chat, as it does not to most who are not in it */
export function toAccess(place: WirePlace | null, standing: WireStanding): Access {
  const { status } = standing
  const isAdministrator = status === 'creator' || status === 'administrator'
  const isInCharge = isAdministrator && place?.is_direct_messages !== true
  const mayInvite = isInCharge && has(standing, 'can_invite_users')
  return {
    status,
    isPresent: status === 'restricted' ? standing.is_member !== false : status !== 'left' && status !== 'kicked',
    isAdministrator,
    canManageLinks: mayInvite,
    canAnswerRequests: mayInvite,
    canSeeMembers: isInCharge,
    canRestrictMembers: isInCharge && has(standing, 'can_restrict_members'),
  }
}

/** Of an owner no rights are told: an owner has all. Members' permissions have the same names, and do not count. */
function has(standing: WireStanding, right: 'can_invite_users' | 'can_restrict_members'): boolean {
  return standing.status === 'creator' || standing[right] === true
}
