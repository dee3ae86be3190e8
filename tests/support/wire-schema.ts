import { readFile } from 'node:fs/promises'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { makeWireSchemaFile, wireSchemaFile } from './wire-schema-file'

/*
 * The Bot API as `@gramio/types` describes it: made by other people from the official pages, with nothing in common
 * with the types that the library is written with. What both agree on is most likely so.
 */

type Schema = { [key: string]: unknown }
type Part = 'params' | 'result'

await makeWireSchemaFile()
const { properties: methods, definitions } = JSON.parse(await readFile(await wireSchemaFile(), 'utf8'))

/** TypeScript knows no integers, so every number is taken for one, but for what the Bot API calls a Float. */
const FLOATS = new Set(
  `latitude longitude horizontal_accuracy x_shift y_shift scale temperature main_frame_timestamp cover_frame_timestamp
   x_percentage y_percentage width_percentage height_percentage corner_radius_percentage rotation_angle`.split(/\s+/),
)

const requests = new Ajv({ strict: false, allErrors: true }).addSchema(withIntegers({ definitions }), 'bot-api')
const results = new Ajv({ strict: false, allErrors: true }).addSchema(
  withIntegers(withFreeKeys({ definitions })),
  'bot-api',
)

/** What is wrong with these parameters of this method; empty if nothing is. A key that it does not have is wrong. */
export function requestProblems(method: string, params: unknown): string[] {
  return problems(requests, method, 'params', params)
}

/**
 * What is wrong with this result of this method; empty if nothing is. Keys beyond the described ones are fine, and so
 * is any case of the method's name, as Telegram takes it.
 */
export function resultProblems(method: string, result: unknown): string[] {
  const name = Object.keys(methods).find((known) => known.toLowerCase() === method.toLowerCase())
  return problems(results, name ?? method, 'result', result)
}

function problems(ajv: Ajv, method: string, part: Part, value: unknown): string[] {
  const validate = validatorOf(ajv, method, part)
  if (validate === undefined) return [`${method}: the Bot API has no such method`]
  if (validate(value)) return []
  return (validate.errors ?? []).map((error) => `${method}: ${part}${error.instancePath} ${described(error)}`)
}

function validatorOf(ajv: Ajv, method: string, part: Part): ValidateFunction | undefined {
  if (!Object.hasOwn(methods, method)) return undefined
  const key = `${method} ${part}`
  const known = ajv.getSchema(key)
  if (known !== undefined) return known
  ajv.addSchema({ $ref: `bot-api${methods[method].$ref}/properties/${part}` }, key)
  return ajv.getSchema(key)
}

function described({ keyword, message, params }: ErrorObject): string {
  return keyword === 'additionalProperties' ? `must not have ${params.additionalProperty}` : String(message)
}

function withFreeKeys(node: unknown): Schema {
  return mapped(node, (schema) => {
    const { additionalProperties, ...open } = schema
    return additionalProperties === false ? open : schema
  })
}

function withIntegers(node: unknown): Schema {
  return mapped(node, (schema, name) => {
    if (FLOATS.has(name)) return schema
    const { type } = schema
    if (type === 'number') return { ...schema, type: 'integer' }
    return Array.isArray(type) ? { ...schema, type: type.map((one) => (one === 'number' ? 'integer' : one)) } : schema
  })
}

/** A copy of a schema in which every object has gone through `change`, the inner ones first, with the name it had. */
function mapped(node: unknown, change: (schema: Schema, name: string) => Schema): Schema {
  const walk = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, name))
    if (typeof value !== 'object' || value === null) return value
    const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, key)]))
    return change(copy, name)
  }
  return walk(node, '') as Schema
}
