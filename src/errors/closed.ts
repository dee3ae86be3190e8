import { TransportError } from './transport-error'

/** What a client says that was closed. */
export function closedError(method: string): TransportError {
  return new TransportError({ method, reason: 'closed', outcome: 'not-sent', what: 'the client is closed' })
}
