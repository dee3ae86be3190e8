import { LONGEST_TIMER_MS } from '../time/system-clock'

/** What came back over HTTP, whatever it is. */
export interface Answer {
  readonly status: number
  readonly body: string
}

/** The bounds of one attempt. */
export interface Limits {
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
}

/** One way to post a body and get an answer: `node:http`, or `fetch`. It knows nothing of Telegram. */
export interface Exchange {
  /** Rejects with an {@link ExchangeFailure}, or with the reason of the signal. */
  post(path: string, body: string, limits: Limits): Promise<Answer>
  /** Lets go of idle sockets. */
  close(): void
}

/** Why there is no answer. Becomes a `TransportError` where the method's name and the token are known. */
export class ExchangeFailure {
  constructor(
    readonly reason: 'timeout' | 'network' | 'bad-answer',
    /** Whether the other side may have seen the request. */
    readonly wasSent: boolean,
    readonly what: string,
    readonly cause?: unknown,
  ) {}
}

/** The largest answer that is read: several times the 4 MiB that Telegram keeps a batch of updates to. */
export const MOST_BYTES = 16 * 2 ** 20

export function tooLarge(): ExchangeFailure {
  return new ExchangeFailure('bad-answer', true, `the answer is larger than ${MOST_BYTES / 2 ** 20} MiB`)
}

/** @param code - the system's name for what happened: `'ECONNRESET'` */
export function networkFailure(wasSent: boolean, code: string | undefined, cause: unknown): ExchangeFailure {
  const what = wasSent ? 'the connection broke before the answer was whole' : 'no connection could be made'
  return new ExchangeFailure('network', wasSent, code === undefined ? what : `${what} (${code})`, cause)
}

/** How an attempt under way can be ended and looked at. */
export interface Attempt {
  stop(): void
  wasSent(): boolean
}

export type Succeed = (answer: Answer) => void
export type Fail = (error: unknown) => void

/** Runs one attempt, and ends it when its time is up or its caller has had enough. Whatever comes first, counts. */
export function withinLimits(
  { timeoutMs, signal }: Limits,
  start: (succeed: Succeed, fail: Fail) => Attempt,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // A layer may have taken its time before the call came here.
    if (signal?.aborted) return reject(signal.reason)
    let isOver = false
    let attempt: Attempt | undefined

    const finish = () => {
      isOver = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
    const fail: Fail = (error) => {
      finish()
      reject(error)
    }
    const succeed: Succeed = (answer) => {
      finish()
      resolve(answer)
    }
    const abort = () => {
      fail(signal?.reason)
      attempt?.stop()
    }
    const expire = () => {
      fail(new ExchangeFailure('timeout', attempt?.wasSent() === true, `no whole answer came within ${timeoutMs} ms`))
      attempt?.stop()
    }
    const timer = setTimeout(expire, Math.min(timeoutMs, LONGEST_TIMER_MS))
    signal?.addEventListener('abort', abort)

    attempt = start(succeed, fail)
    // It may have been over before it had quite begun.
    if (isOver) attempt.stop()
  })
}
