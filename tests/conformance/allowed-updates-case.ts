import { jsonOrText } from '../support/json-or-text'
import { nearest, refsOf, unknownExpectations } from './expectation'
import { type Difference, differences, valueAt } from './match'
import { call, type Stage } from './stage'
import type { Case, Json } from './vectors'

/** Sends `allowed_updates`, and sees which updates the bot gets afterwards. */
export async function checkAllowedUpdates(stage: Stage, item: Case): Promise<Difference[]> {
  const { method, params, encoding } = item
  if (method !== undefined) await call(stage, item, { method, params, encoding })
  const info = jsonOrText((await call(stage, item, { method: 'getWebhookInfo' })).body)
  return allowedDifferences(stage, item, valueAt(info, 'result.allowed_updates') ?? 'default')
}

/** @param effective - what Telegram tells of it: a list, or `'default'` */
export function allowedDifferences(stage: Stage, item: Case, effective: unknown): Difference[] {
  return nearest(item.expect, ({ effective: wanted, included = [], excluded = [], ...others }) => [
    ...(wanted === undefined ? [] : differences(sorted(wanted), sorted(effective), refsOf(item), 'effective')),
    ...gotOtherwise(stage, included, true),
    ...gotOtherwise(stage, excluded, false),
    ...unknownExpectations(others, []),
  ]).differences
}

/** Their order says nothing. */
function sorted(types: unknown): Json {
  return Array.isArray(types) ? types.map(String).sort() : String(types)
}

function gotOtherwise({ bot: { updates } }: Stage, types: Json, wanted: boolean): Difference[] {
  return (Array.isArray(types) ? types.map(String) : []).flatMap((type) => {
    const before = updates.nextId
    updates.push(type as 'message', {}, { chatId: 1 })
    const isGot = updates.nextId > before
    return isGot === wanted ? [] : [{ path: type, expected: wanted, got: isGot }]
  })
}
