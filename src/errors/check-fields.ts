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
    if (field === undefined && kind.endsWith('?')) continue
    if (isOfKind(field, kind)) continue
    throw new UpdateError(`${path}.${name}`, EXPECTED[kind.replace('?', '') as keyof typeof EXPECTED])
  }
}

/** By its beginning, for to take the question mark off takes longer than the check. */
function isOfKind(field: unknown, kind: FieldKind): boolean {
  if (kind.startsWith('number')) return Number.isSafeInteger(field)
  if (kind.startsWith('date')) return isUnixSeconds(field)
  return kind.startsWith('object') ? isObject(field) : kind.startsWith(typeof field)
}
