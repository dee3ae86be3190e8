import type { EmulatedChat } from '../state/chat'
import type { EmulatedUser } from '../state/user'
import type { World } from '../state/world'

export type CancelOutcome = 'cancelled' | 'no subscription'
export type ResumeOutcome = 'resumed' | 'no subscription'

/** They stay until the time is over that they have paid for. */
export function cancelSubscription(world: World, user: EmulatedUser, chat: EmulatedChat): CancelOutcome {
  return setCancelled(world, user, chat, true) ? 'cancelled' : 'no subscription'
}

/** It goes on after all. */
export function resumeSubscription(world: World, user: EmulatedUser, chat: EmulatedChat): ResumeOutcome {
  return setCancelled(world, user, chat, false) ? 'resumed' : 'no subscription'
}

function setCancelled({ clock }: World, user: EmulatedUser, chat: EmulatedChat, isCancelled: boolean): boolean {
  const stay = chat.paidStayOf(user)
  if (stay === undefined || stay.until <= clock.now()) return false
  chat.setPaidStay(user, { ...stay, isCancelled })
  return true
}
