import { InvalidOptionsError } from '../../errors'
import type { Person } from '../state/bot'
import type { EmulatedChat } from '../state/chat'
import { isPresent } from '../state/member'
import { type AdministratorRights, BASIC_GROUP_RIGHTS, NO_RIGHTS, RIGHTS } from '../state/rights'
import type { EmulatedUser } from '../state/user'
import type { World } from '../state/world'
import { withDefaults } from '../with-defaults'
import { changeMembership, memberOf, membershipInside, membershipOutside } from './change-membership'
import { checkMay, checkMayAdd, checkStandsAbove } from './may'

/** What came of adding somebody; all but the first say why it came to nothing. */
export type AddOutcome = 'added' | 'already a member' | 'banned' | 'too many chats' | 'account deleted'
/** What came of banning somebody. */
export type BanOutcome = 'banned' | 'already banned'
/** What came of letting somebody come again. */
export type UnbanOutcome = 'unbanned' | 'not banned'
/** What came of making an administrator a plain member again. */
export type DemoteOutcome = 'demoted' | 'not an administrator'
/** What came of going out. */
export type LeaveOutcome = 'left' | 'not a member'

export function leave(world: World, user: EmulatedUser, chat: EmulatedChat): LeaveOutcome {
  const member = memberOf(chat, user)
  if (!isPresent(member)) return 'not a member'
  changeMembership(world, chat, user, membershipOutside(member), { actor: user })
  return 'left'
}

export function add(world: World, actor: EmulatedUser, chat: EmulatedChat, person: Person): AddOutcome {
  checkMayAdd(actor, chat)
  if (chat.type === 'channel' && person.isBot) {
    throw new InvalidOptionsError('who', 'a person, as bots come into channels by being promoted', person.username)
  }
  const member = memberOf(chat, person)
  if (isPresent(member)) return 'already a member'
  if (member.status === 'kicked') return 'banned'
  if (!person.isBot && person.isDeleted) return 'account deleted'
  if (!person.isBot && person.isInTooManyChats) return 'too many chats'
  changeMembership(world, chat, person, membershipInside(member), { actor })
  return 'added'
}

export function ban(
  world: World,
  actor: EmulatedUser,
  chat: EmulatedChat,
  person: Person,
  until: Date | null,
): BanOutcome {
  checkMay(actor, chat, 'canRestrictMembers')
  const member = memberOf(chat, person)
  checkStandsAbove(actor, chat, member)
  if (member.status === 'kicked') return 'already banned'
  changeMembership(world, chat, person, { status: 'kicked', until }, { actor })
  return 'banned'
}

export function unban(world: World, actor: EmulatedUser, chat: EmulatedChat, person: Person): UnbanOutcome {
  checkMay(actor, chat, 'canRestrictMembers')
  if (memberOf(chat, person).status !== 'kicked') return 'not banned'
  changeMembership(world, chat, person, { status: 'left' }, { actor })
  return 'unbanned'
}

/** Who is promoted and was not in the chat is in it from then on. */
export function promote(
  world: World,
  actor: EmulatedUser,
  chat: EmulatedChat,
  person: Person,
  rights: Partial<AdministratorRights>,
): void {
  checkMay(actor, chat, 'canPromoteMembers')
  checkStandsAbove(actor, chat, memberOf(chat, person))
  const granted = chat.type === 'group' ? BASIC_GROUP_RIGHTS : withDefaults(NO_RIGHTS, rights, 'promote')
  for (const right of RIGHTS) if (rights[right]) checkMay(actor, chat, right)
  changeMembership(world, chat, person, { status: 'administrator', rights: granted }, { actor })
}

export function demote(world: World, actor: EmulatedUser, chat: EmulatedChat, person: Person): DemoteOutcome {
  checkMay(actor, chat, 'canPromoteMembers')
  const member = memberOf(chat, person)
  checkStandsAbove(actor, chat, member)
  if (member.status !== 'administrator') return 'not an administrator'
  changeMembership(world, chat, person, { status: 'member', until: null }, { actor })
  return 'demoted'
}
