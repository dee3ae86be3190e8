import { checkSignal } from '../../api/call-options'
import { checkKind, checkOptionNames, checkWhole, InvalidOptionsError } from '../../errors'
import type { JoinRequest } from '../../join-requests/join-request'
import type { JoinRequestOutcome } from '../../join-requests/outcome'
import { type Duration, durationProblem } from '../../time/duration'

/** A verdict that needs nobody to think. */
export type PlainVerdict = 'approve' | 'decline' | 'leave'

/**
 * What is to become of a request: `'leave'` leaves it to the administrators, `webApp` opens the Mini App at that address,
 * which a guard bot may do.
 */
export type JoinRequestVerdict = PlainVerdict | { readonly webApp: string }

/**
 * Finds a verdict, and may take its time.
 *
 * @param options - `signal` is aborted when the time is over, or the screening stopped: what comes later is not looked at
 */
export type DecideOnJoinRequest<Verdict extends JoinRequestVerdict = JoinRequestVerdict> = (
  request: JoinRequest,
  options: { readonly signal: AbortSignal },
) => Verdict | Promise<Verdict>

/** What came of a request that was screened. */
export interface ScreeningResult {
  /** Who wants to join, and where. */
  readonly request: JoinRequest
  /** What was decided. */
  readonly verdict: JoinRequestVerdict
  /**
   * What Telegram made of it. `'shown'`: the Mini App is open, and answers the request by itself; `'gone'` of a Mini App:
   * it was too late to open it, and the request is left to the administrators. `'failed'`: the verdict could not be
   * carried out, the reason went to `error`, and nothing else was sent: the request goes on waiting.
   */
  readonly outcome: JoinRequestOutcome | 'shown' | 'failed'
  /** Whose verdict it was: that of `decide`; or `onTimeout`, as the time was over, `decide` failed, or the screening stopped. */
  readonly because: 'decided' | 'timeout' | 'failed' | 'stopped'
}

/** How join requests are screened: in what time, and what else goes. */
export interface ScreeningOptions {
  /**
   * How long a verdict may take, from the arrival of the request. A guard bot has no more than 8 seconds in any case, for
   * Telegram waits for it no longer than 10.
   * @default 5 minutes from when they asked: as long as the bot may write to them; for what arrives later, from its arrival
   */
  within?: Duration | undefined
  /**
   * The verdict on requests on which there is none in time.
   * @default 'leave'
   */
  onTimeout?: PlainVerdict | undefined
  /**
   * On how many requests `decide` may be at work at once: a whole number from 1. The others wait in line, and their time
   * runs. Those that wait for a guard have as many places of their own, for they cannot stand in line for minutes.
   * @default 100
   */
  concurrency?: number | undefined
  /**
   * Told what came of each request, when that is answered: so it may stop the screening, or close the client. What it
   * throws goes to `error`. Who stops the screening waits for those that are told from then on.
   */
  onVerdict?: ((result: ScreeningResult) => unknown) | undefined
  /** Stops the screening when it is aborted, as `stop` does. */
  signal?: AbortSignal | undefined
}

/** What was left out, filled in. */
export interface ScreeningTerms extends ScreeningOptions {
  readonly decide: DecideOnJoinRequest
  readonly onTimeout: PlainVerdict
  readonly concurrency: number
}

const PLAIN_VERDICTS = ['approve', 'decline', 'leave']

export function isPlainVerdict(verdict: unknown): boolean {
  return PLAIN_VERDICTS.some((plain) => plain === verdict)
}

export function toScreeningTerms(decide: DecideOnJoinRequest, options: ScreeningOptions): ScreeningTerms {
  if (typeof decide !== 'function') throw new InvalidOptionsError('decide', 'a function', decide)
  const names = ['within', 'onTimeout', 'concurrency', 'onVerdict', 'signal']
  checkOptionNames(options, names, 'screenJoinRequests', 'options', { timeout: 'within' })
  const { onTimeout = 'leave', concurrency = 100, within, ...rest } = options
  checkSignal(rest.signal)
  checkKind('onVerdict', 'function', rest.onVerdict)
  if (!isPlainVerdict(onTimeout)) {
    throw new InvalidOptionsError('onTimeout', "'approve', 'decline' or 'leave'", onTimeout)
  }
  checkWhole('concurrency', concurrency, 1)
  if (within !== undefined) checkWithin(within)
  return { ...rest, decide, onTimeout, concurrency, within }
}

function checkWithin(within: unknown): void {
  const problem = durationProblem(within)
  if (problem === undefined) return
  const hint = typeof within === 'number' ? 'for milliseconds, { seconds: ms / 1000 }' : problem
  throw new InvalidOptionsError('within', 'a Duration like { minutes: 4 }', within, hint)
}
