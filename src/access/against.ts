import type { ChatFullInfo } from '@grammyjs/types'
import type { Ability, Access } from './access'
import { type Delivery, type DoorUpdate, type Receiving, whyNotDelivered } from './delivery'

/** All that was found out about a bot in a chat. */
export interface Findings {
  /** As it was named, or by its present number where that is known. */
  readonly chatId: number | string
  /** `null` if Telegram does not show it. */
  readonly chat: ChatFullInfo | null
  readonly isDeleted: boolean
  readonly botId: number
  readonly access: Access
  readonly delivery: Delivery
  readonly receiving: Receiving
}

/** What can be so, or not. */
export type Question =
  | Ability
  | 'canAttributeJoins'
  | 'canMakeSubscriptions'
  | 'isGuard'
  | 'receivesJoinRequests'
  | 'receivesMemberChanges'
  | 'receivesAccessChanges'

const DELETED = 'the group was deleted: forget it'
const WITH_RIGHT = 'an administrator with the right to invite users'

/** What speaks against each, and what to do about it; `undefined` if nothing does. */
export const AGAINST: Readonly<Record<Question, (findings: Findings) => string | undefined>> = {
  canManageLinks: forWantOf('canManageLinks', 'invite users', 'can_invite_users'),
  canAnswerRequests: forWantOf('canAnswerRequests', 'invite users', 'can_invite_users'),
  canSeeMembers: outsideOrPlain,
  canAttributeJoins: (findings) => outsideOrPlain(findings) ?? publicDoor(findings),
  canRestrictMembers: forWantOf('canRestrictMembers', 'ban users', 'can_restrict_members'),
  canMakeSubscriptions(findings) {
    const isElsewhere = findings.chat !== null && findings.chat.type !== 'channel'
    if (isElsewhere) return outsideOrPlain(findings) ?? 'subscription links exist in channels only'
    return AGAINST.canManageLinks(findings)
  },
  isGuard: (findings) => outsideOrPlain(findings) ?? otherGuard(findings),
  receivesJoinRequests: (findings) => AGAINST.canAnswerRequests(findings) ?? undelivered('chat_join_request', findings),
  receivesMemberChanges: (findings) => AGAINST.canSeeMembers(findings) ?? undelivered('chat_member', findings),
  receivesAccessChanges: (findings) => undelivered('my_chat_member', findings),
}

export const QUESTIONS = Object.keys(AGAINST) as readonly Question[]

function outsideOrPlain({ chat, isDeleted, access }: Findings): string | undefined {
  if (isDeleted) return DELETED
  if (chat?.type === 'private') {
    return 'this is a private chat: links, requests and members exist in groups, supergroups and channels only'
  }
  if (access.status === 'kicked') {
    return `the bot was removed and may not come back: an administrator has to unban it, and make it ${WITH_RIGHT}`
  }
  if (!access.isPresent) return `the bot is not in the chat: add it, as ${WITH_RIGHT}`
  if (chat?.is_direct_messages) {
    return 'these are the direct messages of a channel, which nobody joins: name the channel itself'
  }
  if (access.isAdministrator) return undefined
  return `the bot is a member, not an administrator: make it one, with the right to invite users`
}

function forWantOf(ability: Ability, right: string, wireName: string) {
  return (findings: Findings) => {
    const isMissing = !findings.access[ability]
    const missing = `the bot is an administrator without the right to ${right}: give it that right (\`${wireName}\`)`
    return outsideOrPlain(findings) ?? (isMissing ? missing : undefined)
  }
}

function publicDoor({ chat }: Findings): string | undefined {
  if (chat?.username === undefined) return undefined
  return 'the chat is public: Telegram names no link for those who come in by its @username or its Join button, and often not even for those who opened one: only in a private chat each link is told'
}

function otherGuard({ chat, botId }: Findings): string | undefined {
  if (chat?.type !== 'supergroup') return 'guard bots exist in supergroups only'
  const { guard_bot: guard } = chat
  if (guard === undefined) {
    return 'the chat has no guard bot: an administrator who may ban users can choose one, where new members need approval'
  }
  return guard.id === botId
    ? undefined
    : `another bot, ${guard.first_name}, is the guard of the chat, which has only one`
}

function undelivered(type: DoorUpdate, { isDeleted, delivery, receiving }: Findings): string | undefined {
  return isDeleted ? DELETED : whyNotDelivered(type, delivery, receiving)
}
