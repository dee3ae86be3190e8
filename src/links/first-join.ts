import { TransportError } from '../errors'
import type { Arrivals } from './arrivals'
import { FirstJoinError } from './first-join-error'
import type { InviteLink } from './invite-link'
import type { FirstJoin, FirstJoinOptions } from './joins'

/** Waits for the first to come, and closes the link behind them. */
export async function awaitFirst(
  link: InviteLink,
  arrivals: Arrivals,
  { intendedFor, signal, revoke = true }: FirstJoinOptions,
): Promise<FirstJoin> {
  const { value: joined } = await arrivals.next()
  if (joined === undefined) throw signal?.aborted ? signal.reason : closedBefore()
  let failure: unknown
  try {
    // Without the signal: half a grant would be a link that is used and still open.
    if (revoke) await link.revoke()
  } catch (error) {
    failure = error
  }
  const { user } = joined
  const isIntended = intendedFor === undefined ? null : user.id === intendedFor
  const first = { joined, user, isIntended, others: arrivals.leave() }
  if (failure !== undefined) throw new FirstJoinError(link, first, failure)
  return first
}

function closedBefore(): TransportError {
  const what = 'the client was closed before anybody came'
  return new TransportError({ method: 'revokeChatInviteLink', reason: 'closed', outcome: 'not-sent', what })
}
