import type { EmulatedCall } from 'invitegram/emulator'
import { refsOf } from './expectation'
import type { Texts } from './friendly-options'
import { textOf } from './http'
import { type Difference, filledIn, isObject } from './match'
import type { Case, JsonObject } from './vectors'

/** A call as a case wants it made. */
export interface WantedCall {
  method: string
  params: JsonObject
  /** The same, as the server sees them. */
  texts: Texts
}

export function wantedCall(item: Case): WantedCall {
  const { method = '', params = {} } = item
  const filled = filledIn(params, refsOf(item))
  const wanted = isObject(filled) ? filled : {}
  const texts = Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, textOf(value)]))
  return { method, params: wanted, texts }
}

/** Among the calls that arrived must be the one that should have. */
export function sentDifferences(
  came: readonly EmulatedCall[],
  { method, texts }: WantedCall,
  read: (params: Texts) => Texts,
): Difference[] {
  const sent = came.map((call) => ({ method: call.method, params: inOrder(read(call.params)) }))
  const expected = { method, params: inOrder(read(texts)) }
  const isThere = sent.some((one) => JSON.stringify(one) === JSON.stringify(expected))
  return isThere ? [] : [{ path: 'sent', expected, got: sent.at(-1) }]
}

/** Without what the server does not tell from nothing: an empty text, and approval that is not asked for. */
export function withoutEffectless(texts: Texts): Texts {
  const hasEffect = ([name, text]: [string, string]) =>
    text !== '' && !(name === 'creates_join_request' && text === 'false')
  return Object.fromEntries(Object.entries(texts).filter(hasEffect))
}

function inOrder(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)))
}
