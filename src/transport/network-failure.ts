import { ExchangeFailure } from './exchange'

/** @param code - the system's name for what happened: `'ECONNRESET'` */
export function networkFailure(wasSent: boolean, code: string | undefined, cause: unknown): ExchangeFailure {
  const what = wasSent ? 'the connection broke before the answer was whole' : 'no connection could be made'
  return new ExchangeFailure('network', wasSent, code === undefined ? what : `${what} (${code})`, cause)
}
