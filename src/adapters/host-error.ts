import type { ApiError, TransportError } from '../errors'
import { maskSecrets } from '../errors/mask'
import { redactError } from '../errors/redact'
import { withoutToken } from '../errors/without-token'
import { ExchangeFailure } from '../transport/exchange'
import { toTransportError } from '../transport/failure'
import { toApiError } from '../transport/refusal'
import type { Host } from './host'

/**
 * An error of a host's as one of ours. The host's own is its `cause`: itself, unless it shows a secret.
 *
 * @param params - of the call: hosts keep them in their errors, that of `setWebhook` with the webhook's secret
 */
export function toOwnError(host: Host, method: string, params: object, error: unknown): ApiError | TransportError {
  const clean = withoutToken(host.token)
  const { secret_token: secret } = params as { secret_token?: unknown }
  const redact = (text: string) => (text === secret ? '<secret>' : maskSecrets(clean(text)))
  const told = error instanceof ExchangeFailure ? error : host.explain(error)
  if (told instanceof ExchangeFailure) return toTransportError(method, asFarAsKnown(host, told), redact)
  const refusal = toApiError(method, told.code, clean(told.description), told.parameters)
  return Object.defineProperty(refusal, 'cause', { value: redactError(error, redact), configurable: true })
}

/** What a host may have tried before, may have arrived. */
function asFarAsKnown(host: Host, failure: ExchangeFailure): ExchangeFailure {
  if (failure.wasSent !== undefined || !host.repeats()) return failure
  return new ExchangeFailure(failure.reason, true, failure.what, failure.cause)
}
