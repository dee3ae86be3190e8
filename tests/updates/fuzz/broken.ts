import type { Update } from '@grammyjs/types'
import fc from 'fast-check'

/** What breaks an update: it is done to the field at a place, counted through all that there are. */
interface Blow {
  readonly place: number
  readonly strike: (holder: Record<string, unknown>, key: string) => void
}

const DEEP = 1_000

const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', 'text', 'https://t.me/+AbCdEfGhIjKlMnOp', [], {}),
  fc.constantFrom(
    0,
    1,
    -1,
    0.5,
    2 ** 31,
    -(2 ** 53),
    2 ** 53 - 1,
    2 ** 53,
    1e300,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'guest',
    'creator',
    'kicked',
    'left',
    'restricted',
    'private',
  ),
  fc.constantFrom<unknown>('😀'.repeat(5_000), '\0', '\ud800', JSON.parse('{"__proto__":{"id":7}}')),
  fc.nat(5).map(() => deep(DEEP)),
  fc.jsonValue(),
)

/** What no JSON can be, but a program may hand over. */
const stranger = fc.oneof(
  strange,
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withTypedArray: true }),
  fc.constantFrom<unknown>(undefined, Symbol('id'), () => 7),
)

/** Real updates with one to four things about them that are not as Telegram sends it. Their ids stay. */
export function broken(updates: readonly Update[], by: 'JSON' | 'hand'): fc.Arbitrary<Update> {
  const value = by === 'JSON' ? strange : stranger
  const strike: fc.Arbitrary<Blow['strike']> = fc.oneof(
    fc.constant<Blow['strike']>((holder, key) => void delete holder[key]),
    value.map(
      (value): Blow['strike'] =>
        (holder, key) =>
          put(holder, key, value),
    ),
    fc.tuple(fc.constantFrom('__proto__', 'constructor', 'via_carrier_pigeon', 'id', 'user'), value).map(
      ([name, value]): Blow['strike'] =>
        (holder) =>
          put(holder, name, value),
    ),
  )
  const blows = fc.array(fc.record({ place: fc.nat(), strike }), { minLength: 1, maxLength: 4 })
  return fc.record({ update: fc.constantFrom(...updates), blows }).map(({ update, blows }) => hit(update, blows))
}

function hit(update: Update, blows: readonly Blow[]): Update {
  const { update_id, ...copy } = structuredClone(update)
  for (const { place, strike } of blows) {
    const places = placesIn(copy)
    const [holder, key] = places[place % places.length] ?? [copy, 'message']
    strike(holder as Record<string, unknown>, key)
  }
  return { update_id, ...copy }
}

function placesIn(whole: object): readonly (readonly [object, string])[] {
  const places: [object, string][] = []
  const unseen = [whole]
  for (const holder of unseen) {
    for (const [key, value] of Object.entries(holder)) {
      places.push([holder, key])
      if (isPlain(value)) unseen.push(value)
    }
  }
  return places
}

function isPlain(value: unknown): value is object {
  const isObject = typeof value === 'object' && value !== null
  return isObject && [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value))
}

/** Makes a field of its own even of `__proto__`, as `JSON.parse` does. */
function put(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

function deep(levels: number): unknown {
  let value: unknown = 'bottom'
  for (let level = 0; level < levels; level++) value = { user: value }
  return value
}
