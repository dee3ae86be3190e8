/** What stands where a token stood. */
const MARK = '<token>'

/** How much of an error is looked through. What is larger is not shown at all, rather than shown unseen. */
const MOST_VALUES = 2_000

/** A shorter one is no real secret, and would be found in every other word. */
const SHORTEST_SECRET = 8

/** Takes a secret out of whatever leaves the library: text, and errors of other people's making. */
export class Redactor {
  readonly #secrets: readonly string[]

  /** @param token - a bot token; its secret half alone is looked for as well */
  constructor(token: string) {
    const secret = token.slice(token.indexOf(':') + 1)
    this.#secrets = secret.length < SHORTEST_SECRET ? [token] : [token, secret]
  }

  text(text: string): string {
    return this.#secrets.reduce((clean, secret) => clean.replaceAll(secret, MARK), text)
  }

  /** The error itself if it holds no secret anywhere, or else a plain copy of it without. */
  error(error: unknown): unknown {
    return this.#isClean(error) ? error : this.#copy(error, 0)
  }

  /** Looks through all that `console.log` or `util.inspect` could show of a value, hidden fields included. */
  #isClean(root: unknown): boolean {
    const seen = new Set<unknown>([root])
    // A set is walked in the order of adding, and what is added on the way is walked too.
    for (const value of seen) {
      if (seen.size > MOST_VALUES) return false
      if (typeof value === 'string' && this.text(value) !== value) return false
      if (typeof value === 'object' && value !== null) for (const part of partsOf(value)) seen.add(part)
    }
    return true
  }

  #copy(error: unknown, depth: number): unknown {
    if (!(error instanceof Error)) return this.text(String(error))
    const copy = new Error(this.text(error.message))
    copy.name = error.name
    if (error.stack !== undefined) copy.stack = this.text(error.stack)
    if ('code' in error && typeof error.code === 'string') Object.assign(copy, { code: this.text(error.code) })
    if (error.cause !== undefined && depth < 8) copy.cause = this.#copy(error.cause, depth + 1)
    return copy
  }
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
