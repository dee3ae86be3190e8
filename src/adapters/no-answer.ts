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
