import { jsonOrText } from '../support/json-or-text'
import { absentDifferences, nearest, refsOf, unknownExpectations } from './expectation'
import { type Difference, differences, isObject, type Refs, valueAt } from './match'
import { call, type Stage } from './stage'
import { happen, subjectOf } from './update-event'
import { setAllowed } from './update-state'
import type { Case, CaseEvent, Json, JsonObject, World } from './vectors'

/** Makes something happen in a chat, and looks at what the bot is told of it. */
export async function checkUpdate(stage: Stage, item: Case, world: World): Promise<Difference[]> {
  const update = await toldOf(stage, item, world, async () => {
    const { body } = await call(stage, item, { method: 'getUpdates' })
    return valueAt(jsonOrText(body), 'result')
  })
  return updateDifferences(item, update)
}

/**
 * Makes something happen in a chat.
 *
 * @param fetch - gets the updates that wait then
 * @returns the one that tells of it, as the case would have it written
 */
export async function toldOf(
  stage: Stage,
  item: Case,
  world: World,
  fetch: () => Promise<unknown>,
): Promise<JsonObject | undefined> {
  const event = eventOf(item)
  const { clock } = stage.telegram
  await setAllowed(stage, item, event.allowed ?? item.precondition?.allowed)

  const queryId = happen(stage, item, event)
  await clock.advance(Math.max(world.clock * 1000 - clock.now().getTime(), 0))
  // The emulator gives queries ids of its own; the one of the case stands for it.
  const told = JSON.stringify(await fetch()).replaceAll(queryId ?? 'no query', event.queryId ?? '')
  const updates: unknown = JSON.parse(told)
  return (Array.isArray(updates) ? updates.filter(isObject) : []).find((one) => subjectOf(event) in one)
}

export function eventOf({ event }: Case): CaseEvent {
  if (event === undefined) throw new Error('nothing happens')
  return event
}

export function updateDifferences(item: Case, update: JsonObject | undefined): Difference[] {
  const subject = subjectOf(eventOf(item))
  return nearest(item.expect, (one) => differencesFrom(one, update, subject, refsOf(item))).differences
}

function differencesFrom(
  expect: JsonObject,
  update: JsonObject | undefined,
  subject: string,
  refs: Refs,
): Difference[] {
  const { update: wanted, delivered, absent = [], keyOrder, ...others } = expect
  const isTold = update !== undefined
  const isWanted = delivered ?? wanted !== null
  return [
    ...differences(isWanted, isTold, refs, 'delivered'),
    ...(isObject(wanted) ? differences(wanted, update, refs, 'update') : []),
    ...(keyOrder === undefined ? [] : differences(keyOrder, keysIn(update, subject, keyOrder), refs, 'keyOrder')),
    ...absentDifferences(absent, update, 'update'),
    ...unknownExpectations(others, []),
  ]
}

/** The keys that are named, in the order in which they come: of the update, or of what stands in it. */
function keysIn(update: JsonObject | undefined, subject: string, named: Json): string[] {
  const names = Array.isArray(named) ? named : []
  const inner = update?.[subject]
  const object = names.includes('update_id') ? update : inner
  return Object.keys(isObject(object) ? object : {}).filter((key) => names.includes(key))
}
