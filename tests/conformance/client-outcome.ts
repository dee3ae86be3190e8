import { ApiError, ChatMigratedError, FloodError } from 'invitegram'
import type { Answered, Run } from './client-run'
import { absentDifferences, headerDifferences, refsOf, unknownExpectations } from './expectation'
import { type Difference, differences, isObject, type Refs } from './match'
import reasons from './reasons.json'
import { isInSpec } from './spec-phrases'
import type { Case, Json, JsonObject } from './vectors'

/** The reasons of known cases, written by hand. */
const REASONS: Readonly<Record<string, string>> = reasons

/** With these Telegram sends parameters. A case need not list them. */
const MORE_TO_TELL = ['flood', 'chat-migrated']

/** Compares what a client made of an answer with what is expected of it. */
export function clientDifferences(item: Case, expect: JsonObject, { answers }: Run): Difference[] {
  return [...unknownExpectations(expect), ...answers.flatMap((answered) => answeredDifferences(item, expect, answered))]
}

function answeredDifferences(item: Case, expect: JsonObject, answered: Answered): Difference[] {
  const { settled, delaySeconds, said } = answered
  const isOk = 'result' in settled
  const refs = refsOf(item, isOk ? settled.result : undefined)
  return [
    ...wanted(expect.ok, isOk, refs, 'ok'),
    ...(isOk
      ? resultDifferences(expect, settled.result, refs, answered)
      : errorDifferences(item.id, expect, settled.error, refs)),
    ...headerDifferences(expect.headers ?? {}, said.headers, refs),
    ...wanted(expect.delaySeconds, delaySeconds, refs, 'delaySeconds'),
  ]
}

function resultDifferences(expect: JsonObject, got: unknown, refs: Refs, { tells, said }: Answered) {
  const { ok, result, absent = [] } = expect
  return [
    ...wanted(isObject(result) ? only(tells ?? Object.keys(result), result) : result, got, refs, 'result'),
    ...absentDifferences(absent, got, 'result'),
    ...(ok === false ? [] : wanted(expect.description, said.description, refs, 'description')),
  ]
}

function wanted(expected: Json | undefined, got: unknown, refs: Refs, path: string): Difference[] {
  return expected === undefined ? [] : differences(expected, got, refs, path)
}

function only(keys: string[], value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)))
}

/**
 * Of what is expected, the class by the parameters, and Telegram's own code and words to the letter; always, a reason
 * that a program can act on.
 */
function errorDifferences(id: string, expect: JsonObject, error: unknown, refs: Refs): Difference[] {
  if (!(error instanceof ApiError)) return [{ path: 'error', expected: 'an ApiError', got: String(error) }]
  const { error_code = error.code, description = error.description, parameters } = expect
  return [
    ...differences(error_code, error.code, refs, 'code'),
    ...differences(description, error.description, refs, 'description'),
    ...(parameters === undefined && MORE_TO_TELL.includes(error.reason)
      ? []
      : differences(classFor(parameters), classOf(error), refs, 'class')),
    ...reasonDifferences(id, error, refs),
  ]
}

function classFor(parameters: unknown): JsonObject {
  const { retry_after: seconds, migrate_to_chat_id: newChatId } = isObject(parameters) ? parameters : {}
  if (seconds !== undefined) return { name: 'FloodError', retryAfterMs: Number(seconds) * 1000 }
  if (newChatId !== undefined) return { name: 'ChatMigratedError', newChatId }
  return { name: 'ApiError' }
}

function classOf(error: ApiError) {
  if (error instanceof FloodError) return { name: 'FloodError', retryAfterMs: error.retryAfterMs }
  if (error instanceof ChatMigratedError) return { name: 'ChatMigratedError', newChatId: error.newChatId }
  return { name: 'ApiError' }
}

function reasonDifferences(id: string, { reason, description }: ApiError, refs: Refs): Difference[] {
  const known = Object.hasOwn(REASONS, id) ? REASONS[id] : undefined
  if (known !== undefined) return differences(known, reason, refs, 'reason')
  return differences(isInSpec(description) ? { $not: 'other' } : reason, reason, refs, 'reason')
}
