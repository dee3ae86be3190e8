import { InvalidOptionsError } from '../../errors'
import type { EmulatedChat } from '../state/chat'
import { type EmulatedMember, isPresent } from '../state/member'
import { describedChat, nameOf } from '../state/names'
import type { AdministratorRights } from '../state/rights'
import type { EmulatedUser } from '../state/user'
import { memberOf } from './change-membership'

/**
 * What a person's app would not even offer them is a mistake in the test, and an error. What they are told when they
 * try is an outcome.
 *
 * @throws {InvalidOptionsError} if they do not have the right in the chat
 */
export function checkMay(who: EmulatedUser, chat: EmulatedChat, right: keyof AdministratorRights): void {
  if (!has(memberOf(chat, who), right)) throw notAllowed(who, chat, `has the right ${right}`)
}

/** Members may add people too, where the chat lets them. @throws {InvalidOptionsError} if they may not */
export function checkMayAdd(who: EmulatedUser, chat: EmulatedChat): void {
  const member = memberOf(chat, who)
  const membersMay = chat.type !== 'channel' && chat.permissions.canInviteUsers
  const isPlain = member.status === 'member' || (member.status === 'restricted' && member.permissions.canInviteUsers)
  const may = has(member, 'canInviteUsers') || (membersMay && isPlain && isPresent(member))
  if (!may) throw notAllowed(who, chat, 'may add people')
}

/** @throws {InvalidOptionsError} if the chat is not theirs */
export function checkOwns(who: EmulatedUser, chat: EmulatedChat): void {
  if (memberOf(chat, who).status !== 'creator') throw notAllowed(who, chat, 'is the owner')
}

/** Nobody gives what they do not have, or takes from who stands above them. @throws {InvalidOptionsError} */
export function checkStandsAbove(who: EmulatedUser, chat: EmulatedChat, other: EmulatedMember): void {
  const isOwner = memberOf(chat, who).status === 'creator'
  const isBelow = other.status !== 'creator' && (isOwner || other.status !== 'administrator')
  if (!isBelow) throw notAllowed(who, chat, `stands above ${nameOf(other.user)}`)
}

/** Whether somebody has a right; an owner has all. */
function has(member: EmulatedMember, right: keyof AdministratorRights): boolean {
  return member.status === 'creator' || (member.status === 'administrator' && member.rights[right])
}

function notAllowed(who: EmulatedUser, chat: EmulatedChat, what: string): InvalidOptionsError {
  return new InvalidOptionsError('chat', `one in which ${nameOf(who)} ${what}`, describedChat(chat))
}
