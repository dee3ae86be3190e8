import { jsonOrText } from '../support/json-or-text'
import type { Answer } from './http'
import { type Difference, differences, isObject, type Refs, valueAt } from './match'
import type { Case, CaseCall, Json, JsonObject } from './vectors'

/** A further call that an expectation asks for. */
interface FurtherCall extends CaseCall {
  expect: JsonObject
}

/** What an expectation may say of the answer to a call. What it says beyond that, nobody would check. */
const UNDERSTOOD = [
  'ok',
  'result',
  'error_code',
  'description',
  'parameters',
  'absent',
  'headers',
  'after',
  'delaySeconds',
]

/** The links of the precondition by `L1.invite_link`, and the main call's result by `$result`. */
export function refsOf({ precondition }: Case, result?: unknown): Refs {
  return (name) => {
    if (name === '$result') return result
    const [ref = '', ...path] = name.split('.')
    const link = precondition?.links?.find((one) => one.ref === ref)
    if (link === undefined) throw new Error(`there is nothing called ${name}`)
    return valueAt(link, path.join('.'))
  }
}

/** Of the outcomes of which any is right, the one that comes nearest to what came, and where the two differ. */
export function nearest(
  { $oneOf: choices, ...expect }: JsonObject,
  compare: (alternative: JsonObject) => Difference[],
): { alternative: JsonObject; differences: Difference[] } {
  const alternatives = Array.isArray(choices) ? choices.filter(isObject) : [expect]
  return alternatives
    .map((alternative) => ({ alternative, differences: compare(alternative) }))
    .reduce((best, one) => (one.differences.length < best.differences.length ? one : best))
}

/** Compares the answer to a call with what is expected of it. */
export function answerDifferences(expect: JsonObject, answer: Answer, refs: Refs, delaySeconds: number): Difference[] {
  const { absent = [], headers = {}, after: _, delaySeconds: delay, ...wanted } = expect
  const body = jsonOrText(answer.body)
  const code = valueAt(body, 'error_code')
  return [
    ...unknownExpectations(expect),
    ...differences(wanted, body, refs, ''),
    ...differences(valueAt(body, 'ok') === true ? 200 : (code as Json), answer.status, refs, 'HTTP status'),
    ...absentDifferences(absent, valueAt(body, 'result'), 'result'),
    ...headerDifferences(headers, answer.headers, refs),
    ...(delay === undefined ? [] : differences(delay, delaySeconds, refs, 'delaySeconds')),
  ]
}

export function unknownExpectations(expect: JsonObject, understood: readonly string[] = UNDERSTOOD): Difference[] {
  return Object.keys(expect)
    .filter((key) => !understood.includes(key))
    .map((key) => ({ path: key, expected: 'something that the runner can check', got: expect[key] }))
}

/** Keys, or dotted paths, that must not be there. */
export function absentDifferences(absent: Json, value: unknown, path: string): Difference[] {
  return (Array.isArray(absent) ? absent : [])
    .map((key) => ({ path: `${path}.${key}`, got: valueAt(value, String(key)) }))
    .filter(({ got }) => got !== undefined)
    .map((one) => ({ ...one, expected: 'nothing' }))
}

/** Names of headers are compared without regard to case. */
export function headerDifferences(headers: Json, got: Record<string, string>, refs: Refs): Difference[] {
  return Object.entries(isObject(headers) ? headers : {}).flatMap(([name, value]) =>
    differences(value, got[name.toLowerCase()], refs, `header ${name}`),
  )
}

export function furtherCalls({ after }: JsonObject): FurtherCall[] {
  return Array.isArray(after) ? (after as unknown as FurtherCall[]) : []
}
