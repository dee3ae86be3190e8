/** How far below what was measured the pace stays, so as not to be refused for a hair. */
const MARGIN = 0.98

/** How much of the most that ever passed at once is sent at once again. */
const BURST_MARGIN = 0.9

/** What is left of a pace that went too far. */
const DECREASE = 0.7

/** Telegram tells whole seconds. A wait that is told more finely says little about how long it takes to learn something. */
const LEAST_TOLD_MS = 1_000

/** After so many times the wait that the server asked for, a pace is raised however few calls have passed. */
const LONG = 20

/** What is left, with each refusal, of what was known: limits change. */
const DOUBT = 0.9

/**
 * How a pace is raised while nothing is refused: by how much at each step, how much more at the next, how many steps
 * there are in the time that the server asked for, how many may be made up for at once, and how many calls have to pass
 * for one. A first guess is raised fast, more
 * than twofold in that time; a measured pace slowly at first, for each step too far is a refusal, and then faster and
 * faster, for limits change.
 */
const GUESSED = { by: 0.05, growth: 1, stepsPerTold: 16, mostSteps: 16, passes: 1 }
const MEASURED = { by: 0.01, growth: 1.25, stepsPerTold: 1, mostSteps: 1, passes: 50 }

/**
 * How many calls a server takes, learnt from its refusals alone: nobody knows Telegram's numbers. Before the first
 * refusal there is no bound. From then on the server is thought of as a bucket, so many calls at once and so many in a
 * time; both are measured anew with each refusal, and raised with care while there is none.
 */
export class Allowance {
  // Since the last refusal, or since calls began to come.
  #sinceMs: number
  #passed = 0
  #passedAtOnce = 0

  #perMs = Number.POSITIVE_INFINITY
  /** The most that passed between two refusals without having to wait for this. */
  #burst = 0
  #credit = 0
  #countedAtMs = 0

  /** What the server is known to have taken, whatever its bucket: to go no faster can be no reason to be refused. */
  #provenPerMs = 0

  #raising = GUESSED
  #raises = 0
  #toldMs = 0
  #raisedAtMs = 0
  #passedSinceRaise = 0
  #window = Number.POSITIVE_INFINITY

  constructor(nowMs: number) {
    this.#sinceMs = nowMs
  }

  /** How many calls may be under way at once: one after a refusal, so that the next strikes few, and more with each that passes. */
  get window(): number {
    return this.#window
  }

  /** How long until the next call may go, in milliseconds. */
  delayMs(nowMs: number): number {
    if (this.#perMs === Number.POSITIVE_INFINITY) return 0
    const most = Math.max(1, this.#burst * BURST_MARGIN)
    this.#credit = Math.min(most, this.#credit + Math.max(0, nowMs - this.#countedAtMs) * this.#perMs)
    this.#countedAtMs = nowMs
    return this.#credit >= 1 - 1e-9 ? 0 : (1 - this.#credit) / this.#perMs
  }

  /** Counts a call that goes. */
  take(): void {
    this.#credit -= 1
  }

  /** @param wasPaced - whether the call had to wait for this: only then is it the pace that holds calls up, and worth raising */
  pass(nowMs: number, wasPaced: boolean): void {
    this.#passed += 1
    this.#window += 1
    if (wasPaced) this.#raise(nowMs)
    else this.#passedAtOnce += 1
  }

  /** @param toldMs - how long the server asks to be left alone */
  refuse(nowMs: number, toldMs: number, wasPaced: boolean): void {
    const isFirst = this.#perMs === Number.POSITIVE_INFINITY
    // It refuses at random, or because of others: the pace is not to blame, and going slower would not help.
    const isStray = wasPaced && this.#perMs <= this.#provenPerMs
    const ranOver = !wasPaced && this.#passedAtOnce >= this.#burst * BURST_MARGIN
    if (!isStray) this.#perMs = this.#paceAfter(nowMs, toldMs, wasPaced)
    this.#raising = isFirst || isStray || ranOver || this.#passed === 0 ? GUESSED : MEASURED
    // Fewer passed at once than were thought to: the bucket is smaller, or not full so soon.
    const kept = wasPaced || isFirst || ranOver ? this.#burst : this.#burst / 2
    this.#burst = Math.max(kept, this.#passedAtOnce)
    // When the server has been left alone for as long as it asked, one call may go in any case.
    this.#credit = Math.max(0, 1 - this.#perMs * toldMs)
    this.#countedAtMs = nowMs
    this.#sinceMs = nowMs
    this.#passed = 0
    this.#passedAtOnce = 0
    this.#toldMs = Math.max(LEAST_TOLD_MS, toldMs)
    this.#raises = 0
    this.#raisedAtMs = nowMs + toldMs
    this.#passedSinceRaise = 0
    this.#window = 1
  }

  #paceAfter(nowMs: number, toldMs: number, wasPaced: boolean): number {
    const less = this.#perMs * DECREASE
    // Where nothing passed at all, nothing was learnt but that it is too much. It takes one in the time it asks for.
    if (this.#passed === 0) return Math.max(less, Math.min(this.#perMs, 1 / Math.max(1, toldMs)))
    const spanMs = Math.max(1, nowMs - this.#sinceMs)
    // The first time it is a guess: what has passed will pass again after as long a rest as the server asks for.
    if (this.#perMs === Number.POSITIVE_INFINITY) return (MARGIN * this.#passed) / (spanMs + toldMs)
    // From one empty bucket to the next it took so many, give or take one; what ran over was not seen to pass.
    this.#provenPerMs = Math.max((this.#passed - 1) / spanMs, this.#provenPerMs * DOUBT)
    const measured = (MARGIN * this.#passed) / spanMs
    if (wasPaced) return Math.max(measured, less, this.#provenPerMs)
    // So few may have passed because so few came. What was measured before is not given up at once.
    return this.#raising === MEASURED ? Math.max(measured, less) : measured
  }

  #raise(nowMs: number): void {
    const { by, growth, stepsPerTold, mostSteps, passes } = this.#raising
    this.#passedSinceRaise += 1
    const toldTimes = (nowMs - this.#raisedAtMs) / this.#toldMs
    const steps = Math.floor(toldTimes * stepsPerTold)
    if (steps < 1 || (this.#passedSinceRaise < passes && toldTimes < LONG)) return
    this.#perMs *= (1 + by * growth ** this.#raises) ** Math.min(steps, mostSteps)
    this.#raises += 1
    this.#raisedAtMs = nowMs
    this.#passedSinceRaise = 0
  }
}
