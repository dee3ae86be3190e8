import type { Clock } from '../time/clock'
import type { Activity } from './activity'
import { type EmulatedDuration, toMilliseconds } from './duration'
import { type Sleeper, Sleepers } from './sleepers'

/**
 * How an emulated clock moves.
 * - `still`: only by {@link EmulatedClock.advance}. For tests. What waits on it waits until then: a call of getUpdates
 *   without news, and so a bot that asks once more when it is stopped.
 * - `system`: with the system's clock. For programs that run by themselves, and for a bot of any library that polls.
 * - `auto`: stands still while requests are being worked on, and jumps to the next wait when only waits are left. For
 *   retries and throttles. With a bot that polls time races, as each poll without news moves it by the poll's timeout.
 */
export type ClockMode = 'still' | 'system' | 'auto'

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
  /** How it moves. */
  readonly mode: ClockMode
  readonly #activity: Activity
  readonly #sleepers = new Sleepers()
  readonly #dozers = new Sleepers()
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

  /** The present moment in this Telegram. */
  now(): Date {
    return new Date(this.#nowMs())
  }

  /**
   * Resolves when `ms` milliseconds have passed here. Rejects with the reason of the `signal` as soon as it is aborted.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#sleepAmong(this.#sleepers, ms, signal)
  }

  /**
   * A sleep that time need not stop for: {@link advance} passes by, and ends it when it has arrived; an `auto` clock
   * jumps to it only when nothing else is left. For what begins anew whenever it ends, such as the calls of bots that
   * ask for updates: a month holds a hundred thousand of them.
   */
  doze(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#sleepAmong(this.#dozers, ms, signal)
  }

  #sleepAmong(sleepers: Sleepers, ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      if (!(ms > 0)) return resolve()

      const abort = () => {
        sleepers.remove(sleeper)
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
      this.#enlist(sleepers, sleeper)
    })
  }

  /**
   * Does something as soon as it is `at`, if time ever gets there: an `auto` clock does not jump to it, it only comes
   * by. What becomes pointless in the meantime has to see so by itself.
   */
  alarm(at: Date, action: () => void): void {
    this.#enlist(this.#sleepers, { dueMs: at.getTime(), isAlarm: true, wake: action })
  }

  /**
   * Moves time forward and wakes, in order, everything that is due on the way. What a wake-up sets off is let
   * happen before time moves on: requests are answered, new waits begin. Only calls of getUpdates that wait in vain
   * end no sooner than it has arrived, as if their bots had asked again on the way.
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
    while (this.#sleepers.nextDueMs <= targetMs) {
      this.#wakeNext(this.#sleepers)
      await this.#calm()
    }
    this.#moveTo(targetMs)
    if (this.#dozers.nextDueMs <= targetMs) {
      this.#wakeNext(this.#dozers)
      await this.#calm()
    }
    this.#schedule()
  }

  #enlist(sleepers: Sleepers, sleeper: Sleeper): void {
    sleepers.add(sleeper)
    this.#activity.note()
    this.#schedule()
  }

  /** Sees to it that the next wake-up comes, if this clock moves by itself. */
  #schedule(): void {
    if (this.mode === 'system') this.#setTimer()
    if (this.mode === 'auto') void this.#jump()
  }

  get #waitCount(): number {
    return this.#sleepers.waitCount + this.#dozers.waitCount
  }

  get #nextDueMs(): number {
    return Math.min(this.#sleepers.nextDueMs, this.#dozers.nextDueMs)
  }

  /** Moves to the moment in which the first of them is due, and wakes all of them who are by then. */
  #wakeNext(sleepers: Sleepers): void {
    this.#moveTo(sleepers.nextDueMs)
    sleepers.wakeAllDueBy(this.#nowMs())
    this.#activity.note()
  }

  async #jump(): Promise<void> {
    if (this.#isJumping) return
    this.#isJumping = true
    await this.#calm()
    while (this.#waitCount > 0) {
      this.#wakeNext(this.#isDozersTurn() ? this.#dozers : this.#sleepers)
      await this.#calm()
    }
    this.#isJumping = false
  }

  /** They have overslept, or are all that is left. */
  #isDozersTurn(): boolean {
    const { nextDueMs } = this.#dozers
    return nextDueMs <= this.#nowMs() || (this.#sleepers.waitCount === 0 && nextDueMs < this.#sleepers.nextDueMs)
  }

  #setTimer(): void {
    clearTimeout(this.#timer)
    if (this.#nextDueMs === Number.POSITIVE_INFINITY) return
    const waitMs = Math.min(Math.max(this.#nextDueMs - this.#nowMs(), 0), LONGEST_TIMER_MS)
    this.#timer = setTimeout(() => {
      for (const sleepers of [this.#sleepers, this.#dozers]) {
        while (sleepers.nextDueMs <= this.#nowMs()) this.#wakeNext(sleepers)
      }
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
