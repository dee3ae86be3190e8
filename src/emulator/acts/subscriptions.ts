import type { EmulatedChat } from '../state/chat'
import type { PaidStay } from '../state/paid-stay'
import type { EmulatedUser } from '../state/user'
import type { World } from '../state/world'

/** What came of wanting to pay no more. */
export type CancelOutcome = 'cancelled' | 'already cancelled' | 'no subscription'
/** What came of wanting to go on paying. */
export type ResumeOutcome = 'resumed' | 'not cancelled' | 'no subscription'

/** They stay until the time is over that they have paid for. */
export function cancelSubscription(world: World, user: EmulatedUser, chat: EmulatedChat): CancelOutcome {
  const stay = currentStay(world, user, chat)
  if (stay === undefined) return 'no subscription'
  if (stay.isCancelled) return 'already cancelled'
  chat.setPaidStay(user, { ...stay, isCancelled: true })
  return 'cancelled'
}

/** It goes on after all. */
export function resumeSubscription(world: World, user: EmulatedUser, chat: EmulatedChat): ResumeOutcome {
  const stay = currentStay(world, user, chat)
  if (stay === undefined) return 'no subscription'
  if (!stay.isCancelled) return 'not cancelled'
  chat.setPaidStay(user, { ...stay, isCancelled: false })
  return 'resumed'
}

function currentStay({ clock }: World, user: EmulatedUser, chat: EmulatedChat): PaidStay | undefined {
  const stay = chat.paidStayOf(user)
  return stay === undefined || stay.until <= clock.now() ? undefined : stay
}
