import { CallFailure } from '../methods/failures'
import { unescapeUrl } from './arguments-form'

/** Which server it is. A `self-hosted` one tells more about bad tokens. */
export type ServerKind = 'cloud' | 'self-hosted' | 'self-hosted --local'

/** Where a request goes. */
export interface Route {
  readonly token: string
  readonly isTest: boolean
  /** As it was sent; `''` if an argument names the method. */
  readonly method: string
}

const LONGEST_TOKEN = 80
/** Ids from here on are nobody's. */
const FIRST_INVALID_ID = 2n ** 54n

/** @throws {CallFailure} if it leads nowhere */
export function readRoute(target: string): Route {
  const path = unescapeUrl(target.replace(/[?#].*$/s, ''))
  const [, token, test, method] = /^\/bot([^/]*)(\/test(?=\/)|(?!\/test))\/(.*)$/s.exec(path) ?? []
  if (token === undefined || method === undefined) throw new CallFailure(404, 'Not Found')
  return { token, isTest: test === '/test', method }
}

/**
 * Looks at a token's form, as the server does before it looks for the bot.
 *
 * @throws {CallFailure} if it can be nobody's
 */
export function checkToken(token: string, server: ServerKind): void {
  const id = token.slice(0, token.indexOf(':'))
  const isCanonical = /^(?:0|-?[1-9]\d*)$/.test(id)
  const isMalformed = !token.includes(':') || token.length > LONGEST_TOKEN
  if (server === 'cloud' && (isMalformed || !/^\d+$/.test(id))) throw new CallFailure(404, 'Not Found')
  if (isMalformed || token.startsWith('0')) throw invalidToken()
  if (!isCanonical) throw new CallFailure(421, 'Misdirected Request: unallowed token specified')
  if (BigInt(id) <= 0n || BigInt(id) >= FIRST_INVALID_ID) throw invalidToken()
}

function invalidToken(): CallFailure {
  return new CallFailure(401, 'Unauthorized: invalid token specified')
}
