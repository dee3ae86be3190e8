import { badRequest, type CallFailure } from '../methods/failures'
import { addressOf, isIpv4, isIpv6, isReserved } from './ip-address'
import type { WebhookTarget } from './webhook-target'

const PORTS: readonly number[] = [443, 80, 88, 8443]

/** What is to be connected to. */
export interface Connection {
  readonly target: WebhookTarget
  /** Where the bot says it is; `''` if that is left to the name. */
  readonly wantedAddress: string
  /** Nothing is refused but what is no address. */
  readonly isLocal: boolean
}

/**
 * Tries to connect to a webhook, as far as one can tell by its URL whether that could be done.
 *
 * @returns the address
 * @throws {CallFailure} if it could not
 */
export function connect({ target, wantedAddress, isLocal }: Connection): string {
  if (!isLocal && !target.isEncrypted) throw badWebhook('An HTTPS URL must be provided for webhook')
  if (!isLocal && !PORTS.includes(target.port)) {
    throw badWebhook('Webhook can be set up only on ports 80, 88, 443 or 8443')
  }
  const host = wantedAddress || target.host
  if (wantedAddress !== '' && !isIpv4(host) && !isIpv6(host)) throw badWebhook('Invalid IP address specified')
  if (isIpv6(host)) {
    if (isLocal) return host
    throw badWebhook('IPv6-only addresses are not allowed')
  }
  const address = addressOf(host)
  if (!isLocal && isReserved(address)) throw badWebhook(`IP address ${address} is reserved`)
  return address
}

function badWebhook(sentence: string): CallFailure {
  return badRequest(`bad webhook: ${sentence}`)
}
