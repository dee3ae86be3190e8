import { type Redact, redactError } from '../errors/redact'
import type { ExchangeFailure } from './exchange'
import { networkFailure } from './network-failure'

/** Codes of failures that come before the first byte is sent. */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+|UNABLE_TO_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+)$/

/** All that can be said of a failure, with nothing secret in its cause. */
export function lookInto(failure: ExchangeFailure, redact: Redact): ExchangeFailure {
  const { cause } = failure
  const told = failure.wasSent === undefined ? fromCause(cause) : failure
  return { ...told, cause: redactError(cause, redact) }
}

/** Of one that could not tell how far the request came: the error underneath may. */
function fromCause(cause: unknown): ExchangeFailure {
  const code = codeOf(cause)
  return networkFailure(code === undefined || !NOT_SENT.test(code), code, cause)
}

/** Node's `fetch` hides the system's error in `cause`. */
function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? code : undefined
}
