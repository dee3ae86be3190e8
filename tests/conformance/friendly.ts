import type { FriendlyCall } from './friendly-call'
import { guardCall } from './friendly-guard'
import { LINK_ROWS } from './friendly-links'
import type { Texts } from './friendly-options'
import { REQUEST_ROWS } from './friendly-requests'
import { rowCall } from './friendly-row'
import { pollingCall } from './friendly-updates'
import { WEBHOOK_ROWS } from './friendly-webhooks'
import type { Occasion } from './occasion'

const ROWS = new Map(Object.entries({ ...LINK_ROWS, ...REQUEST_ROWS, ...WEBHOOK_ROWS }))

/**
 * The friendly call that yields these wire parameters, or comes nearest to them; `undefined` if there is none that
 * could: for other methods, for parameters that a call has no place for, and for spellings that it would put right.
 */
export function friendlyCall(method: string, params: Texts, occasion: Occasion): FriendlyCall | undefined {
  const row = ROWS.get(method)
  if (row !== undefined) return rowCall(row, params, occasion.now)
  if (method === 'getUpdates') return pollingCall(params, occasion.before)
  return guardCall(method, params, occasion.applicant)
}
