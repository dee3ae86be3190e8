import { ExchangeFailure } from '../transport/exchange'
import { codeOf } from '../transport/failure'

/**
 * What it means that a host threw something that does not come from Telegram. An error of the network has a code, which
 * tells how far the call came; of an error of a plugin nobody can say.
 */
export function noAnswer(host: string, error: unknown): ExchangeFailure {
  const wasSent = codeOf(error) === undefined ? true : undefined
  return new ExchangeFailure('network', wasSent, `${host} brought no answer`, error)
}

/** What came is JSON, and the host took it for a refusal, but it is none of Telegram's. */
export function anotherShape(error: unknown): ExchangeFailure {
  return new ExchangeFailure('bad-answer', true, "JSON of another shape in place of Telegram's answer", error)
}
