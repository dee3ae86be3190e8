import type { Person } from '../state/bot'
import type { EmulatedChat } from '../state/chat'
import type { World } from '../state/world'
import { changeMembership, memberOf } from './change-membership'

/**
 * The time is up for which somebody was something to a chat. A ban or restrictions end without a word; a paid stay
 * goes on, as long as they neither cancelled it nor run out of Stars; otherwise they are out.
 */
export function endMembership(world: World, chat: EmulatedChat, person: Person): void {
  const member = memberOf(chat, person)
  if (member.status === 'kicked') chat.remove(person)
  else if (member.status === 'restricted') chat.become(person, member.isMember ? PLAIN : { status: 'left' })
  else if (!renew(world, chat, person)) {
    chat.setPaidStay(person, undefined)
    changeMembership(world, chat, person, { status: 'left' }, { actor: person })
  }
}

const PLAIN = { status: 'member', until: null } as const

function renew(world: World, chat: EmulatedChat, person: Person): boolean {
  const stay = chat.paidStayOf(person)
  if (person.isBot || person.isDeleted || stay === undefined || stay.isCancelled) return false
  if (person.stars < stay.terms.price) return false

  person.stars -= stay.terms.price
  const until = new Date(stay.until.getTime() + stay.terms.periodMs)
  chat.setPaidStay(person, { ...stay, until })
  const membership = { status: 'member', until } as const
  if (world.unknowns.renewalIsTold) changeMembership(world, chat, person, membership, { actor: person })
  else chat.become(person, membership)
  return true
}
