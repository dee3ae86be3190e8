import { isObject, isUnixSeconds } from './check-kind'
import { UpdateError } from './update-error'

/** What a field of the wire is; with a question mark, if it is there at all. */
export type FieldKind = keyof typeof EXPECTED | `${keyof typeof EXPECTED}?`

const EXPECTED = {
  number: 'a whole number',
  date: 'a moment, in seconds since 1970',
  string: 'text',
  boolean: 'true or false',
  object: 'an object',
}

/**
 * Refuses what is not as Telegram sends it.
 *
 * @param value - what should be an object with these fields
 * @param path - where in the update it stands
 * @throws {UpdateError} that names the field
 */
export function checkFields(value: unknown, path: string, fields: Readonly<Record<string, FieldKind>>): void {
  if (!isObject(value)) throw new UpdateError(path, EXPECTED.object)
  for (const name in fields) {
    const kind = fields[name] as FieldKind
    const field = (value as Record<string, unknown>)[name]
    if (kind.endsWith('?') && field === undefined) continue
    const plain = kind.replace('?', '') as keyof typeof EXPECTED
    if (!isOfKind(field, plain)) throw new UpdateError(`${path}.${name}`, EXPECTED[plain])
  }
}

function isOfKind(field: unknown, kind: keyof typeof EXPECTED): boolean {
  if (kind === 'number') return Number.isSafeInteger(field)
  if (kind === 'date') return isUnixSeconds(field)
  return kind === 'object' ? isObject(field) : typeof field === kind
}
