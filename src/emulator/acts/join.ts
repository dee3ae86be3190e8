import type { EmulatedChat } from '../state/chat'
import type { EmulatedSubscription } from '../state/link'
import { isPresent } from '../state/member'
import type { EmulatedUser } from '../state/user'
import type { World } from '../state/world'
import { changeMembership, memberOf, membershipInside } from './change-membership'
import { type Entrance, type FoundEntrance, findEntrance, type NoEntrance } from './entrance'
import { ask } from './requests'

/** Why somebody is not let in, as the app would put it. */
export type JoinRefusal =
  | NoEntrance
  | 'link revoked'
  | 'link expired'
  | 'link full'
  | 'already a member'
  | 'banned'
  | 'too many chats'
  | 'not enough stars'

/**
 * What somebody sees who wants to come in. `requested`: they wait for an administrator, now or already before.
 * `being checked`: they wait for the guard bot, for 10 seconds at most unless it opens a Mini App.
 */
export type JoinOutcome = 'joined' | 'requested' | 'being checked' | JoinRefusal

/** `no approval needed`: the app does not offer to ask there, but to join. */
export type RequestOutcome = Exclude<JoinOutcome, 'joined'> | 'no approval needed'

export function join(world: World, user: EmulatedUser, entrance: Entrance): JoinOutcome {
  const found = openEntrance(world, user, entrance)
  if (typeof found === 'string') return found
  return needsApproval(found) ? ask(world, user, found) : enter(world, user, found)
}

export function requestToJoin(world: World, user: EmulatedUser, entrance: Entrance): RequestOutcome {
  const found = openEntrance(world, user, entrance)
  if (typeof found === 'string') return found
  return needsApproval(found) ? ask(world, user, found) : 'no approval needed'
}

/** Somebody comes in through a folder that others share, which tells of the chat. */
export function joinThroughFolder(world: World, user: EmulatedUser, chat: EmulatedChat): JoinOutcome {
  if (chat.isGone) return 'no such chat'
  const refusal = refusalOf(world, user, chat)
  if (refusal !== undefined) return refusal
  changeMembership(world, chat, user, membershipInside(memberOf(chat, user)), { actor: user, door: { by: 'folder' } })
  return 'joined'
}

/** Where somebody may come in, or at least ask to. */
function openEntrance(world: World, user: EmulatedUser, entrance: Entrance): FoundEntrance | JoinRefusal {
  const found = findEntrance(world, entrance)
  if (typeof found === 'string') return found
  const { chat, link } = found
  if (link?.isRevoked) return 'link revoked'
  if (link?.isExpired(world.clock.now())) return 'link expired'
  return refusalOf(world, user, chat) ?? (link?.isFull ? 'link full' : found)
}

function refusalOf(world: World, user: EmulatedUser, chat: EmulatedChat): JoinRefusal | undefined {
  const member = memberOf(chat, user)
  if (isPresent(member)) return 'already a member'
  if (member.status === 'kicked' && !isOver(member.until, world)) return 'banned'
  return user.isInTooManyChats ? 'too many chats' : undefined
}

function isOver(until: Date | null, { clock }: World): boolean {
  return until !== null && until <= clock.now()
}

function needsApproval({ chat, link }: FoundEntrance): boolean {
  return link === null ? chat.joinByRequest : link.requiresApproval
}

function enter(world: World, user: EmulatedUser, { chat, link }: FoundEntrance): JoinOutcome {
  const until = link?.subscription ? payFor(world, user, chat, link.subscription) : null
  if (until === 'not enough stars') return until

  const isBypassed = chat.username !== '' && world.unknowns.publicChatsBypassLinks && until === null
  const door = link === null || isBypassed ? undefined : ({ by: 'link', link } as const)
  changeMembership(world, chat, user, membershipInside(memberOf(chat, user), until), { actor: user, door })
  return 'joined'
}

/** Who left and comes back within the time they have paid for does not pay twice. */
function payFor(
  world: World,
  user: EmulatedUser,
  chat: EmulatedChat,
  terms: EmulatedSubscription,
): Date | 'not enough stars' {
  const now = world.clock.now()
  const former = chat.paidStayOf(user)
  const isPaid = former !== undefined && former.until > now
  if (!isPaid && user.stars < terms.price) return 'not enough stars'

  if (!isPaid) user.stars -= terms.price
  const until = isPaid ? former.until : new Date(now.getTime() + terms.periodMs)
  chat.setPaidStay(user, { terms: isPaid ? former.terms : terms, until, isCancelled: false })
  return until
}
