import { TransportError } from '../errors'
import { type Redact, redactError } from '../errors/redact'
import type { ExchangeFailure } from './exchange'
import { networkFailure } from './network-failure'

/** Codes of failures that come before the first byte is sent. */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+|UNABLE_TO_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+)$/

/** What a failure on the way means, with nothing secret in its cause. */
export function toTransportError(method: string, failure: ExchangeFailure, redact: Redact): TransportError {
  const { reason, wasSent, what, cause } = failure.wasSent === undefined ? fromCause(failure.cause) : failure
  const outcome = wasSent === false ? 'not-sent' : 'unknown'
  return new TransportError({ method, reason, outcome, what: redact(what), cause: redactError(cause, redact) })
}

/** Of one that could not tell how far the request came: the error underneath may. */
function fromCause(cause: unknown): ExchangeFailure {
  const code = codeOf(cause)
  return networkFailure(code === undefined || !NOT_SENT.test(code), code, cause)
}

/** So deep is it looked for. A chain of causes may be a circle. */
const DEEPEST_CAUSE = 8

/** The system's name for what happened. It may be hidden: Node's `fetch` has the system's error in `cause`. */
export function codeOf(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth > DEEPEST_CAUSE) return undefined
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause, depth + 1)
}
