// All that tells failures apart and puts them into words: loaded with the first, for most programs meet none.

import type { ApiError, TransportError } from '../errors'
import type { Redact } from '../errors/redact'
import { type Answer, ExchangeFailure } from './exchange'
import { toTransportError } from './failure'
import { toRefusal } from './refusal'

/** What came in place of a result, as the error that a program gets to see. */
export function explain(method: string, happened: Answer | ExchangeFailure, redact: Redact): ApiError | TransportError {
  if (happened instanceof ExchangeFailure) return toTransportError(method, happened, redact)
  return toRefusal(method, happened, redact)
}
