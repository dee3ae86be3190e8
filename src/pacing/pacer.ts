import type { Clock } from '../time/clock'
import { Gate } from './gate'
import type { Forgettable } from './idle-map'
import { SteadyRate } from './steady-rate'

/** A gate with a steady rate. */
export class Pacer implements Forgettable {
  readonly gate: Gate
  readonly #rate: SteadyRate

  constructor(perSecond: number, clock: Clock) {
    this.#rate = new SteadyRate(perSecond)
    this.gate = new Gate(this.#rate, clock)
  }

  /** How long the next call will have to wait, as far as can be seen. */
  outlookMs(nowMs: number): number {
    return this.#rate.delayMs(nowMs)
  }

  isIdle(nowMs: number): boolean {
    return this.gate.isEmpty && this.#rate.isIdle(nowMs)
  }
}
