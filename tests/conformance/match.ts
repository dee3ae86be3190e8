import { isDeepStrictEqual } from 'node:util'
import type { Json, JsonObject } from './vectors'

/** Where what came is not what was wanted. */
export interface Difference {
  path: string
  expected: unknown
  got: unknown
}

/** What a name such as `L1.invite_link` or `$result` stands for. */
export type Refs = (name: string) => unknown

type Matcher = (argument: Json, got: unknown, refs: Refs) => boolean

const MATCHERS: Record<string, Matcher> = {
  $re: (pattern, got) => typeof got === 'string' && new RegExp(String(pattern)).test(got),
  $ref: (name, got, refs) => isDeepStrictEqual(got, refs(String(name))),
  $not: (unwanted, got, refs) => !matches(unwanted, got, refs),
  $oneOf: (choices, got, refs) => Array.isArray(choices) && choices.some((choice) => matches(choice, got, refs)),
  $type: (type, got) => typeof got === type,
  $length: (length, got) => Array.isArray(got) && got.length === length,
  $repeat: (repeat, got, refs) => got === filledIn({ $repeat: repeat }, refs),
}

export function matches(expected: Json, got: unknown, refs: Refs): boolean {
  return differences(expected, got, refs, '').length === 0
}

/** Compares by the rules of the format: of an object the listed keys, everything else whole, matchers anywhere. */
export function differences(expected: Json, got: unknown, refs: Refs, path: string): Difference[] {
  const here: Difference[] = [{ path, expected, got }]
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return here
    return expected.flatMap((one, index) => differences(one, got[index], refs, `${path}[${index}]`))
  }
  if (!isObject(expected)) return expected === got ? [] : here

  const matcher = matcherOf(expected)
  if (matcher !== undefined) return matcher(got, refs) ? [] : here
  if (!isObject(got)) return here
  return Object.entries(expected).flatMap(([key, value]) =>
    differences(value, Object.hasOwn(got, key) ? got[key] : undefined, refs, path === '' ? key : `${path}.${key}`),
  )
}

function matcherOf(expected: JsonObject): ((got: unknown, refs: Refs) => boolean) | undefined {
  const [name = '', ...others] = Object.keys(expected)
  if (!name.startsWith('$') || others.length > 0) return undefined
  const matcher = MATCHERS[name]
  if (matcher === undefined) throw new Error(`there is no matcher ${name}`)
  return (got, refs) => matcher(expected[name] ?? null, got, refs)
}

/** A value for a request: with what its `$ref` and `$repeat` stand for. */
export function filledIn(value: Json, refs: Refs): Json {
  if (Array.isArray(value)) return value.map((one) => filledIn(one, refs))
  if (!isObject(value)) return value
  if (typeof value.$ref === 'string') return refs(value.$ref) as Json
  if (Array.isArray(value.$repeat)) {
    const [text, times] = value.$repeat
    return String(text).repeat(Number(times))
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filledIn(inner, refs)]))
}

/** What a dotted path leads to; `undefined` if it leads nowhere. */
export function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), value)
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
