import type { ApiError, TransportError } from '../errors'
import { maskSecrets } from '../errors/mask'
import { redactError } from '../errors/redact'
import { ExchangeFailure } from '../transport/exchange'
import { toTransportError } from '../transport/failure'
import { toApiError } from '../transport/refusal'
import type { Host } from './host'

/** An error of a host's as one of ours. The host's own is its `cause`: itself, unless it shows a secret. */
export function toOwnError(host: Host, method: string, error: unknown): ApiError | TransportError {
  const withoutToken = (text: string) => text.replaceAll(host.token, '<token>')
  const redact = (text: string) => maskSecrets(withoutToken(text))
  const told = error instanceof ExchangeFailure ? error : host.explain(error)
  if (told instanceof ExchangeFailure) return toTransportError(method, asFarAsKnown(host, told), redact)
  const refusal = toApiError(method, told.code, withoutToken(told.description), told.parameters)
  return Object.defineProperty(refusal, 'cause', { value: redactError(error, redact), configurable: true })
}

/** What a host may have tried before, may have arrived. */
function asFarAsKnown(host: Host, failure: ExchangeFailure): ExchangeFailure {
  if (failure.wasSent !== undefined || !host.repeats()) return failure
  return new ExchangeFailure(failure.reason, true, failure.what, failure.cause)
}
