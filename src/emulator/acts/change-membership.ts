import { tellOfChange } from '../news/membership-change'
import type { Person } from '../state/bot'
import type { EmulatedChat } from '../state/chat'
import type { EmulatedMember, Membership } from '../state/member'
import type { World } from '../state/world'
import type { Door } from '../wire/chat-member-updated'

/** Who makes the change, and by which door somebody comes in. */
interface Cause {
  actor: Person
  door?: Door
}

/** What somebody is to a chat: `left`, if they have never had to do with it, or if it is gone. */
export function memberOf(chat: EmulatedChat, user: Person): EmulatedMember {
  return (chat.isGone ? undefined : chat.member(user)) ?? { user, status: 'left' }
}

/** Somebody becomes something else to a chat, and whoever is told of such things is told. */
export function changeMembership(
  world: World,
  chat: EmulatedChat,
  person: Person,
  membership: Membership,
  { actor, door }: Cause,
): void {
  const before = memberOf(chat, person)
  const link = door === undefined || door.by === 'folder' ? null : door.link
  chat.become(person, membership, link ?? undefined)

  const change = { chat, actor, date: world.clock.now(), before, after: memberOf(chat, person), door }
  tellOfChange(change, world.unknowns.foreignLinkShownLength)
}

/** What somebody is who comes in: restrictions wait for them at the door. */
export function membershipInside(before: Membership, until: Date | null = null): Membership {
  return before.status === 'restricted' ? { ...before, isMember: true } : { status: 'member', until }
}

/** What somebody is who goes out. */
export function membershipOutside(before: Membership): Membership {
  return before.status === 'restricted' ? { ...before, isMember: false } : { status: 'left' }
}
