/** How much of an error is looked through. What is larger is not shown at all, rather than shown unseen. */
const MOST_VALUES = 2_000

/** Takes secrets out of a text. */
export type Redact = (text: string) => string

/** What an object may print itself with, in Node and whatever follows it. */
const OWN_PRINTING = Symbol.for('nodejs.util.inspect.custom')

/** An error of other people's making: itself if it holds no secret anywhere, or else a plain copy of it without. */
export function redactError(error: unknown, redact: Redact): unknown {
  try {
    return isClean(error, redact) ? error : copyOf(error, redact, 0)
  } catch {
    // Getters, proxies and `toString` are code of other people's, which may throw.
    return new Error('An error that cannot be looked through')
  }
}

/** Looks through all that `console.log` or `util.inspect` could show of a value, hidden fields included. */
function isClean(root: unknown, redact: Redact): boolean {
  const seen = new Set<unknown>([root])
  // A set is walked in the order of adding, and what is added on the way is walked too.
  for (const value of seen) {
    if (seen.size > MOST_VALUES) return false
    if (typeof value === 'symbol') seen.add(value.description)
    if (typeof value === 'string' && redact(value) !== value) return false
    if (!isComposed(value)) continue
    if (hidesSomething(value)) return false
    for (const part of partsOf(value)) seen.add(part)
  }
  return true
}

function copyOf(error: unknown, redact: Redact, depth: number): unknown {
  if (!(error instanceof Error)) return redact(String(error))
  const copy = new Error(redact(String(error.message)))
  copy.name = redact(String(error.name))
  if (typeof error.stack === 'string') copy.stack = redact(error.stack)
  if ('code' in error && typeof error.code === 'string') Object.assign(copy, { code: redact(error.code) })
  if (error.cause !== undefined && depth < 8) copy.cause = copyOf(error.cause, redact, depth + 1)
  return copy
}

function isComposed(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null)
}

/** Whether it may show what is in no field of it: a `URL` prints, and turns into JSON, what it keeps to itself. */
function hidesSomething(value: object): boolean {
  return OWN_PRINTING in value || ('toJSON' in value && !(value instanceof Date))
}

function partsOf(value: object): unknown[] {
  const names = typeof value === 'function' ? Object.keys(value) : Object.getOwnPropertyNames(value)
  const symbols = Object.getOwnPropertySymbols(value)
  // Read as whoever prints it would: of errors, Node from 22 on has the stack in a getter.
  const own = [...names, ...symbols].flatMap((key) => [key, Reflect.get(value, key)])
  const contents = value instanceof Map || value instanceof Set ? [...value].flat() : []
  return [...own, ...contents]
}
