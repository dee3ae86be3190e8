import type { Redact } from './redact'

/** A shorter one is no real secret, and would be found in every other word. */
const SHORTEST_SECRET = 8

/** Takes a bot's token out of texts: whole, and its secret half alone. */
export function withoutToken(token: string): Redact {
  const secret = token.slice(token.indexOf(':') + 1)
  const secrets = secret.length < SHORTEST_SECRET ? [token] : [token, secret]
  return (text) => secrets.reduce((clean, part) => clean.replaceAll(part, '<token>'), text)
}
