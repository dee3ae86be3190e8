/** How much of an error is looked through. What is larger is not shown at all, rather than shown unseen. */
const MOST_VALUES = 2_000

/** Takes secrets out of a text. */
export type Redact = (text: string) => string

/** An error of other people's making: itself if it holds no secret anywhere, or else a plain copy of it without. */
export function redactError(error: unknown, redact: Redact): unknown {
  return isClean(error, redact) ? error : copyOf(error, redact, 0)
}

/** Looks through all that `console.log` or `util.inspect` could show of a value, hidden fields included. */
function isClean(root: unknown, redact: Redact): boolean {
  const seen = new Set<unknown>([root])
  // A set is walked in the order of adding, and what is added on the way is walked too.
  for (const value of seen) {
    if (seen.size > MOST_VALUES) return false
    if (typeof value === 'string' && redact(value) !== value) return false
    if (typeof value === 'object' && value !== null) for (const part of partsOf(value)) seen.add(part)
  }
  return true
}

function copyOf(error: unknown, redact: Redact, depth: number): unknown {
  if (!(error instanceof Error)) return redact(String(error))
  const copy = new Error(redact(error.message))
  copy.name = error.name
  if (error.stack !== undefined) copy.stack = redact(error.stack)
  if ('code' in error && typeof error.code === 'string') Object.assign(copy, { code: redact(error.code) })
  if (error.cause !== undefined && depth < 8) copy.cause = copyOf(error.cause, redact, depth + 1)
  return copy
}

function partsOf(value: object): unknown[] {
  const own = Object.entries(Object.getOwnPropertyDescriptors(value)).flatMap(([key, property]) => [
    key,
    property.value,
  ])
  const symbols = Object.getOwnPropertySymbols(value).map((key) => Object.getOwnPropertyDescriptor(value, key)?.value)
  const contents = value instanceof Map || value instanceof Set ? [...value].flat() : []
  return [...own, ...symbols, ...contents]
}
