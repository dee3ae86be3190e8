import { InvalidOptionsError } from '../errors'
import type { Clock } from '../time/clock'
import type { Activity } from './activity'
import type { Method } from './methods/call'
import { UpstreamError } from './methods/failures'

/** One answer of what lies behind the Bot API server: an error, or nothing out of the ordinary. */
export type UpstreamAnswer = { code: number; message: string } | { ok: true }

/** For so many seconds in sum the server sleeps through waits that Telegram imposes; a longer one is handed on. */
const PATIENCE_SECONDS = 8

/** What lies behind the Bot API server, with the errors that it has been told to give. */
export class Upstream {
  readonly #answers = new Map<Method, UpstreamAnswer[]>()
  readonly #clock: Clock
  readonly #activity: Activity

  constructor(clock: Clock, activity: Activity) {
    this.#clock = clock
    this.#activity = activity
  }

  /** Gives these answers, one an attempt, to the next calls of a method. */
  prepare(method: Method, answers: readonly UpstreamAnswer[]): void {
    for (const answer of answers) checkAnswer(answer)
    this.#answers.set(method, [...(this.#answers.get(method) ?? []), ...answers])
  }

  /**
   * Gets a call through to Telegram, as stubbornly as the real server does.
   *
   * @throws {UpstreamError} if it is refused there, or if the waits get too long
   */
  async reach(method: Method): Promise<void> {
    let backoffSeconds = 1
    let spentSeconds = 0
    for (;;) {
      const answer = this.#answers.get(method)?.shift()
      if (answer === undefined || 'ok' in answer) return

      const imposedSeconds = floodWaitSeconds(answer)
      if (imposedSeconds === undefined && !isServerFault(answer)) throw new UpstreamError(answer.code, answer.message)

      const waitSeconds = imposedSeconds ?? backoffSeconds
      backoffSeconds = imposedSeconds === undefined ? backoffSeconds * 2 : 1
      spentSeconds += waitSeconds
      if (spentSeconds > PATIENCE_SECONDS) {
        throw new UpstreamError(429, `Too Many Requests: retry after ${waitSeconds}`)
      }
      await this.#activity.pause(this.#clock.sleep(waitSeconds * 1000))
    }
  }
}

function checkAnswer(answer: { ok?: unknown; code?: unknown; message?: unknown } | null | undefined): void {
  const isError = Number.isSafeInteger(answer?.code) && typeof answer?.message === 'string'
  if (isError || answer?.ok === true) return
  throw new InvalidOptionsError('answer', "{ code: 420, message: 'FLOOD_WAIT_3' } or { ok: true }", answer)
}

function floodWaitSeconds({ code, message }: { code: number; message: string }): number | undefined {
  const seconds = /^(?:FLOOD|FLOOD_PREMIUM|SLOWMODE)_WAIT_(\d+)$/.exec(message)?.[1]
  return code === 420 && seconds !== undefined ? Number(seconds) : undefined
}

/** Telegram's own faults carry a constant and are worth another try; sentences are TDLib's and final. */
function isServerFault({ code, message }: { code: number; message: string }): boolean {
  return code === 500 && /^[A-Z0-9_]+$/.test(message)
}
