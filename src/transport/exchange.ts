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
  declare readonly reason: 'timeout' | 'network' | 'bad-answer'
  /** Whether the other side may have seen the request; `undefined` if only the cause can tell. */
  declare readonly wasSent: boolean | undefined
  declare readonly what: string
  declare readonly cause: unknown

  constructor(reason: ExchangeFailure['reason'], wasSent: boolean | undefined, what: string, cause?: unknown) {
    this.reason = reason
    this.wasSent = wasSent
    this.what = what
    this.cause = cause
  }
}

/** The time limit has passed. */
export function tooLate(wasSent: boolean, timeoutMs: number): ExchangeFailure {
  return new ExchangeFailure('timeout', wasSent, `no whole answer came within ${timeoutMs} ms`)
}

/** The largest answer that is read: several times the 4 MiB that Telegram keeps a batch of updates to. */
export const MOST_BYTES = 16 * 2 ** 20

export function tooLarge(): ExchangeFailure {
  return new ExchangeFailure('bad-answer', true, `the answer is larger than ${MOST_BYTES / 2 ** 20} MiB`)
}
