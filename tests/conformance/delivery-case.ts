import type { EmulatedCall } from 'invitegram/emulator'
import { jsonOrText } from '../support/json-or-text'
import { headerDifferences, nearest, refsOf, unknownExpectations } from './expectation'
import { type Difference, differences, isObject, type Refs, valueAt } from './match'
import type { Stage } from './stage'
import type { Case, CaseUpdate, Json, JsonObject } from './vectors'
import type { Arrival } from './webhook-endpoint'

/** Longer than this no webhook is kept waiting for the next attempt. */
const HOURS_BETWEEN_ATTEMPTS = 1

/** What came of the updates that were on their way to a webhook. */
interface Delivered {
  arrivals: readonly Arrival[]
  mostAtOnce: number
  isForgotten: boolean
  executed: EmulatedCall | undefined
}

/** Brings updates to a webhook that answers as the case says. */
export async function checkDelivery(stage: Stage, item: Case): Promise<Difference[]> {
  const { updates = ['message of chat 1'], answers = updates.map(() => ({ status: 200 })) } = item.precondition ?? {}
  const { bot, endpoint, telegram } = stage
  const callsBefore = telegram.calls.length
  endpoint.expectUpdates(answers)

  for (const update of updates) pushUpdate(stage, update)
  const waiting = bot.updates.pending
  for (let hours = 0; !endpoint.isDone && hours < answers.length; hours++) {
    await telegram.clock.advance({ hours: HOURS_BETWEEN_ATTEMPTS })
  }
  await telegram.clock.advance(0)

  const left = bot.updates.pending.map(({ update_id }) => update_id)
  const delivered = {
    arrivals: endpoint.answered,
    mostAtOnce: endpoint.mostAtOnce,
    isForgotten: waiting.every(({ update_id }) => !left.includes(update_id)),
    executed: telegram.calls[callsBefore],
  }
  return nearest(item.expect, (one) => deliveryDifferences(one, delivered, refsOf(item))).differences
}

function deliveryDifferences(expect: JsonObject, delivered: Delivered, refs: Refs): Difference[] {
  const { attempts, delaysSeconds, forgotten, executed, resultDelivered, order, request, ...others } = expect
  const { arrivals, mostAtOnce, isForgotten } = delivered
  const wanted = (path: string, value: Json | undefined, got: unknown) =>
    value === undefined ? [] : differences(value, got, refs, path)
  return [
    ...wanted('attempts', attempts, arrivals.length),
    ...wanted('delaysSeconds', delaysSeconds, delaysBetween(arrivals)),
    ...wanted('forgotten', forgotten, isForgotten),
    ...wanted('executed', executed, executedCall(delivered.executed)),
    ...wanted('resultDelivered', resultDelivered, !arrivals.every(isUpdate)),
    ...wanted('order', order, mostAtOnce > 1 ? 'parallel' : 'sequential'),
    ...(isObject(request) ? requestDifferences(request, arrivals[0], refs) : []),
    ...unknownExpectations(others, []),
  ]
}

function requestDifferences(wanted: JsonObject, arrival: Arrival | undefined, refs: Refs): Difference[] {
  const { method, headers = {}, absentHeaders = [], ...others } = wanted
  const came = arrival?.headers ?? {}
  const unwanted = (Array.isArray(absentHeaders) ? absentHeaders : []).map((name) => String(name).toLowerCase())
  return [
    ...(method === undefined ? [] : differences(method, arrival?.method, refs, 'request.method')),
    ...headerDifferences(headers, came, refs),
    ...unwanted.flatMap((name) =>
      came[name] === undefined ? [] : [{ path: `header ${name}`, expected: 'nothing', got: came[name] }],
    ),
    ...unknownExpectations(others, []),
  ]
}

function delaysBetween(arrivals: readonly Arrival[]): number[] {
  return arrivals.slice(1).map(({ atSeconds }, index) => atSeconds - (arrivals[index]?.atSeconds ?? 0))
}

/** What was called, and with what; the method is named beside its arguments, not among them. */
function executedCall(call: EmulatedCall | undefined) {
  if (call === undefined) return null
  const { method: _, ...args } = call.params
  return { method: call.method, args }
}

function isUpdate({ body }: Arrival): boolean {
  return valueAt(jsonOrText(body), 'update_id') !== undefined
}

/** Updates are written in words, as `chat_member of user 2001`, or as they go over the wire. */
function pushUpdate({ bot }: Stage, update: string | CaseUpdate): void {
  const [type = '', payload, subject] = typeof update === 'string' ? inWords(update) : onTheWire(update)
  // The emulator refuses types that there are not.
  bot.updates.push(type as 'message', payload, subject)
}

function inWords(words: string): [string, object, { chatId: number; userId?: number }] {
  const [, type = '', whose, id] = /^(\w+)(?: of (user|chat) (-?\d+))?$/.exec(words) ?? []
  const subject = whose === 'user' ? { chatId: 1, userId: Number(id) } : { chatId: Number(id ?? 1) }
  return [type, {}, subject]
}

function onTheWire({ update_id: _, ...content }: CaseUpdate): [string, object, { chatId: number; userId?: number }] {
  const [type = '', payload = {}] = Object.entries(content)[0] ?? []
  const person = valueAt(payload, 'new_chat_member.user.id') ?? valueAt(payload, 'from.id')
  return [type, Object(payload), { chatId: Number(valueAt(payload, 'chat.id')), userId: Number(person) }]
}
