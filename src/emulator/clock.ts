import type { Clock } from '../time/clock'
import type { Activity } from './activity'
import { type EmulatedDuration, toMilliseconds } from './duration'

/**
 * How an emulated clock moves.
 * - `still`: only by {@link EmulatedClock.advance}.
 * - `system`: with the system's clock.
 * - `auto`: stands still while requests are being worked on, and jumps to the next wait when only waits are left.
 */
export type ClockMode = 'still' | 'system' | 'auto'

interface Sleeper {
  readonly dueMs: number
  /** Nobody waits for it: it neither makes an `auto` clock jump nor keeps a process alive. */
  readonly isAlarm: boolean
  wake(): void
}

/** A clock may not fall asleep for longer than this at once: timers hold 32 bits. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/**
 * For so many turns of the event loop nothing may happen before time moves on. A request needs three from the
 * moment it is sent to the moment the server sees it, if a connection has to be made first.
 */
const CALM_TURNS = 5

/**
 * The time in an emulated Telegram. Hand it to a client, and both live in the same time:
 * `new Client(token, { clock: telegram.clock })`.
 */
export class EmulatedClock implements Clock {
  readonly mode: ClockMode
  readonly #activity: Activity
  /** In the order in which they wake. */
  readonly #sleepers: Sleeper[] = []
  /** How many of them are waited for. */
  #waitCount = 0
  /** Still and auto: the time. System: how far it is ahead of the system's. */
  #originMs: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #isJumping = false
  #advancing: Promise<void> = Promise.resolve()

  constructor(mode: ClockMode, startAt: Date, activity: Activity) {
    this.mode = mode
    this.#activity = activity
    this.#originMs = startAt.getTime() - this.#systemMs()
  }

  now(): Date {
    return new Date(this.#nowMs())
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      if (!(ms > 0)) return resolve()

      const abort = () => {
        this.#sleepers.splice(this.#sleepers.indexOf(sleeper), 1)
        this.#waitCount--
        this.#schedule()
        reject(signal?.reason)
      }
      const sleeper: Sleeper = {
        dueMs: this.#nowMs() + ms,
        isAlarm: false,
        wake: () => {
          signal?.removeEventListener('abort', abort)
          resolve()
        },
      }
      signal?.addEventListener('abort', abort, { once: true })
      this.#enlist(sleeper)
    })
  }

  /**
   * Does something as soon as it is `at`, if time ever gets there: an `auto` clock does not jump to it, it only comes
   * by. What becomes pointless in the meantime has to see so by itself.
   */
  alarm(at: Date, action: () => void): void {
    this.#enlist({ dueMs: at.getTime(), isAlarm: true, wake: action })
  }

  /**
   * Moves time forward and wakes, in order, everything that is due on the way. What a wake-up sets off is let
   * happen before time moves on: requests are answered, new waits begin.
   *
   * @param duration - milliseconds, or parts that are added up: `{ days: 7, hours: 12 }`
   * @throws {InvalidOptionsError} if it is negative or not a number
   *
   * @example
   * const link = client.createInviteLink(chatId)   // the server makes it wait
   * await telegram.clock.advance({ seconds: 3 })
   */
  async advance(duration: EmulatedDuration): Promise<void> {
    const ms = toMilliseconds(duration)
    this.#advancing = this.#advancing.then(() => this.#advanceTo(ms))
    return this.#advancing
  }

  async #advanceTo(ms: number): Promise<void> {
    const targetMs = this.#nowMs() + ms
    await this.#calm()
    while (this.#nextDueMs() <= targetMs) {
      this.#wakeNext()
      await this.#calm()
    }
    this.#moveTo(targetMs)
    this.#schedule()
  }

  #enlist(sleeper: Sleeper): void {
    this.#sleepers.splice(this.#countDueBy(sleeper.dueMs), 0, sleeper)
    if (!sleeper.isAlarm) this.#waitCount++
    this.#activity.note()
    this.#schedule()
  }

  /** Sees to it that the next wake-up comes, if this clock moves by itself. */
  #schedule(): void {
    if (this.mode === 'system') this.#setTimer()
    if (this.mode === 'auto') void this.#jump()
  }

  /** How many wake up at `ms` or before: searched by halves, for there may be as many as there are subscriptions. */
  #countDueBy(ms: number): number {
    let [from, to] = [0, this.#sleepers.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((this.#sleepers[middle]?.dueMs ?? 0) <= ms) from = middle + 1
      else to = middle
    }
    return from
  }

  #nextDueMs(): number {
    return this.#sleepers[0]?.dueMs ?? Number.POSITIVE_INFINITY
  }

  /** Moves to the next due moment and wakes all who sleep until then. */
  #wakeNext(): void {
    const dueMs = this.#nextDueMs()
    this.#moveTo(dueMs)
    // One by one: what an alarm does may make others give up their sleep.
    while (this.#nextDueMs() === dueMs) {
      const sleeper = this.#sleepers.shift()
      if (sleeper?.isAlarm === false) this.#waitCount--
      sleeper?.wake()
    }
    this.#activity.note()
  }

  async #jump(): Promise<void> {
    if (this.#isJumping) return
    this.#isJumping = true
    await this.#calm()
    while (this.#waitCount > 0) {
      this.#wakeNext()
      await this.#calm()
    }
    this.#isJumping = false
  }

  #setTimer(): void {
    clearTimeout(this.#timer)
    if (this.#sleepers.length === 0) return
    const waitMs = Math.min(Math.max(this.#nextDueMs() - this.#nowMs(), 0), LONGEST_TIMER_MS)
    this.#timer = setTimeout(() => {
      while (this.#nextDueMs() <= this.#nowMs()) this.#wakeNext()
      this.#setTimer()
    }, waitMs)
    if (this.#waitCount === 0 && typeof this.#timer === 'object') this.#timer.unref()
  }

  async #calm(): Promise<void> {
    let seen = this.#activity.events
    for (let turns = 0; turns < CALM_TURNS; turns++) {
      await new Promise((resolve) => setTimeout(resolve))
      if (this.#activity.isIdle && this.#activity.events === seen) continue
      seen = this.#activity.events
      turns = -1
    }
  }

  #nowMs(): number {
    return this.#originMs + this.#systemMs()
  }

  /** Time never goes back: it may have passed `ms` already. */
  #moveTo(ms: number): void {
    this.#originMs = Math.max(ms, this.#nowMs()) - this.#systemMs()
  }

  #systemMs(): number {
    return this.mode === 'system' ? Date.now() : 0
  }
}
