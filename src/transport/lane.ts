import type { FloodError } from '../errors'
import { Allowance } from '../pacing/allowance'
import { floodWaitMs } from '../pacing/backoff'
import { Gate, type Rule, type Waiter } from '../pacing/gate'
import type { Forgettable } from '../pacing/idle-map'
import type { Clock } from '../time/clock'

/** How long a lane that was never refused is remembered after its last call; what passed before says little by then. */
const REMEMBERED_MS = 10_000

/** The same for one that was refused: what was learnt is worth more, but limits change. */
const LEARNT_MS = 10 * 60_000

/** A call that stands in line. */
export interface WaitingCall extends Waiter {
  /** Says that it has to wait for so much longer; gives `false` if it will not. */
  extend(ms: number): boolean
  /** Whether it was the pace that it waited for in the end, not the server's word; not known before it goes. */
  wasPaced: boolean | undefined
}

/** Why a call was sent away from the line: it would have had to wait for too long. */
export const OUT_OF_PATIENCE = Symbol('out of patience')

/** Why a call was sent away from the line of a pacer: another of its lane was refused meanwhile. */
export const LANE_CLOSED = Symbol('lane closed')

/** The calls of one method in one chat: a refusal of one holds back all of them, and nobody else. */
export class Lane implements Rule<WaitingCall>, Forgettable {
  readonly gate: Gate<WaitingCall>
  readonly #allowance: Allowance
  #heldUntilMs = Number.NEGATIVE_INFINITY
  #heldForMs = 0
  #usedAtMs: number
  #underWay = 0
  #isPacing = false

  /** Those of its calls that stand in the line of a pacer. */
  readonly pacing = new Map<Waiter, Gate>()

  /** The last refusal. */
  flood: FloodError | undefined
  /** How many refusals there were. Calls that left before the last of them learn nothing new by being refused. */
  era = 0

  constructor(nowMs: number, clock: Clock) {
    this.gate = new Gate(this, clock)
    this.#allowance = new Allowance(nowMs)
    this.#usedAtMs = nowMs
  }

  /** For how much longer the server wants to be left alone. */
  heldMs(nowMs: number): number {
    // A clock that was set back makes nobody wait longer than the server asked for.
    this.#heldUntilMs = Math.min(this.#heldUntilMs, nowMs + this.#heldForMs)
    return Math.max(0, this.#heldUntilMs - nowMs)
  }

  delayMs(nowMs: number): number {
    const heldMs = this.heldMs(nowMs)
    if (heldMs > 0) return heldMs
    if (this.#underWay >= this.#allowance.window) return Number.POSITIVE_INFINITY
    const delayMs = this.#allowance.delayMs(nowMs)
    this.#isPacing ||= delayMs > 0
    return delayMs
  }

  /** For how long the next call will have to wait, as far as can be seen: not what those under way will find out. */
  outlookMs(nowMs: number): number {
    return Math.max(this.heldMs(nowMs), this.#allowance.delayMs(nowMs))
  }

  take(nowMs: number, call?: WaitingCall): void {
    if (call !== undefined) call.wasPaced = this.#isPacing
    this.#isPacing = false
    this.#underWay += 1
    this.#usedAtMs = nowMs
    this.#allowance.take()
  }

  /** A call that was taken is over, or has not begun after all. */
  leave(): void {
    this.#underWay -= 1
    if (!this.gate.isEmpty) this.gate.look()
  }

  pass(nowMs: number, wasPaced: boolean): void {
    this.#usedAtMs = Math.max(this.#usedAtMs, nowMs)
    this.#allowance.pass(nowMs, wasPaced)
  }

  /** @param era - when the refused call left */
  refuse(nowMs: number, flood: FloodError, era: number, wasPaced: boolean): void {
    if (era === this.era) {
      this.era += 1
      this.#allowance.refuse(nowMs, Math.max(0, flood.retryAfterMs), wasPaced)
    }
    this.flood = flood
    // The newest word counts, even if it is a shorter one.
    const heldMs = this.heldMs(nowMs)
    this.#heldForMs = floodWaitMs(flood.retryAfterMs)
    this.#heldUntilMs = nowMs + this.#heldForMs
    const longerMs = this.heldMs(nowMs) - heldMs
    for (const call of this.gate.line) if (!call.extend(longerMs)) this.gate.sendAway(call, OUT_OF_PATIENCE)
    this.gate.look()
    // Those who keep a pace would use up their turns for nothing.
    for (const [call, pacer] of this.pacing) pacer.sendAway(call, LANE_CLOSED)
  }

  isIdle(nowMs: number): boolean {
    const isUsed = this.#underWay > 0 || !this.gate.isEmpty || nowMs < this.#heldUntilMs
    return !isUsed && nowMs - this.#usedAtMs > (this.era === 0 ? REMEMBERED_MS : LEARNT_MS)
  }
}
