import type { JoinRequest } from '../../join-requests/join-request'
import { addDuration, type Duration } from '../../time/duration'

/** For so long there is a hurry, where nobody says for how long. */
const ORDINARY_MS = 5 * 60 * 1_000

/** For so long a guard may think: Telegram waits for it for 10 seconds. */
const GUARD_MS = 8_000

/** What a verdict takes on its way to Telegram. */
const MARGIN_MS = 2_000

/** The end of time, as dates know it. */
const LAST_MS = 8_640_000_000_000_000

/** Until when there has to be a verdict on a request that has just come. */
export function deadlineOf({ messageUntil, answerUntil }: JoinRequest, within: Duration | undefined, now: Date): Date {
  const ordinary = within === undefined ? soon(messageUntil, ORDINARY_MS, now) : endOf(within, now)
  if (answerUntil === null) return ordinary
  const asGuard = soon(new Date(answerUntil.getTime() - MARGIN_MS), GUARD_MS, now)
  return asGuard < ordinary ? asGuard : ordinary
}

/**
 * A moment by Telegram's clock, or so long from now. The two clocks may differ, so that one is not to be trusted that is
 * far away; and where it is over, what waited while no bot was there deserves a decision, too.
 */
function soon(moment: Date, mostMs: number, now: Date): Date {
  const latest = new Date(now.getTime() + mostMs)
  return moment > now && moment < latest ? moment : latest
}

function endOf(within: Duration, now: Date): Date {
  const end = addDuration(now, within)
  return Number.isNaN(end.getTime()) ? new Date(LAST_MS) : end
}
