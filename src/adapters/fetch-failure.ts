import { ExchangeFailure } from '../transport/exchange'
import { noAnswer } from './no-answer'

/**
 * What it means that the `fetch` of a host failed: node-fetch, which tells in `type` what happened, or the platform's own,
 * which throws a `SyntaxError` at what is no JSON.
 */
export function fetchFailure(host: string, error: unknown): ExchangeFailure {
  const { type, name } = Object(error) as Record<string, unknown>
  if (type === 'request-timeout' || type === 'body-timeout') return hostTooLate(host, error)
  if (type === 'invalid-json' || name === 'SyntaxError') {
    return new ExchangeFailure('bad-answer', true, "something that is no JSON in place of Telegram's answer", error)
  }
  return noAnswer(host, error)
}

/** The host has a time limit of its own, and it has passed. */
export function hostTooLate(host: string, error: unknown): ExchangeFailure {
  return new ExchangeFailure('timeout', true, `no whole answer came in the time that ${host} allows`, error)
}
