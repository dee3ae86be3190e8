/** Deeper nesting is a fault. */
const MAX_DEPTH = 100

/**
 * Reads the arguments in a JSON body, as lenient as the server: where it stops making sense, what has been read so far
 * stands, and the rest is dropped without a word.
 */
export function readJsonArguments(json: string): [name: string, text: string][] {
  const reader = new JsonReader(json)
  const pairs: [string, string][] = []
  try {
    if (reader.sees('"')) return [['content', reader.wholeString()]]
    reader.skip('{')
    while (!reader.trySkip('}')) {
      const name = reader.string()
      reader.skip(':')
      pairs.push([name, reader.sees('"') ? reader.string() : reader.rawValue()])
      if (!reader.sees('}')) reader.skip(',')
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
  }
  return pairs
}

/** The JSON does not go on as it should. */
class Fault extends Error {
  override readonly name = 'Fault'
}

const BLANKS = /[ \t\r\n\0\v]*/y
const STRING = /"([^"\\]*(?:\\.[^"\\]*)*)"/sy
const LITERAL = /true|false|null|[-+.\d][-+.\deE]*/y
const ESCAPE = /\\(?:u([\da-fA-F]{4})|(.))/gs
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

class JsonReader {
  readonly #json: string
  #at = 0

  constructor(json: string) {
    this.#json = json
  }

  sees(character: string): boolean {
    this.#match(BLANKS)
    return this.#json[this.#at] === character
  }

  trySkip(character: string): boolean {
    const isThere = this.sees(character)
    if (isThere) this.#at++
    return isThere
  }

  skip(character: string): void {
    if (!this.trySkip(character)) throw new Fault(`no ${character}`)
  }

  string(): string {
    return unescaped(this.#quoted())
  }

  /** A string with nothing after it. */
  wholeString(): string {
    const text = this.string()
    if (this.#at < this.#json.length) throw new Fault('more after the string')
    return text
  }

  /** The text of a value, just as it stands there. */
  rawValue(): string {
    this.#match(BLANKS)
    const start = this.#at
    this.#skipValue(MAX_DEPTH)
    return this.#json.slice(start, this.#at)
  }

  #skipValue(depth: number): void {
    if (depth < 0) throw new Fault('too deep')
    if (this.sees('"')) unescaped(this.#quoted())
    else if (this.trySkip('[')) this.#skipItems(']', () => this.#skipValue(depth - 1))
    else if (this.trySkip('{')) this.#skipItems('}', () => this.#skipMember(depth - 1))
    else if (this.#match(LITERAL) === undefined) throw new Fault('no value')
  }

  #skipItems(end: string, skipItem: () => void): void {
    if (this.trySkip(end)) return
    do skipItem()
    while (this.trySkip(','))
    this.skip(end)
  }

  #skipMember(depth: number): void {
    this.string()
    this.skip(':')
    this.#skipValue(depth)
  }

  #quoted(): string {
    this.#match(BLANKS)
    const quoted = this.#match(STRING)?.[1]
    if (quoted === undefined) throw new Fault('no string')
    return quoted
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#json)
    if (match === null) return undefined
    this.#at = pattern.lastIndex
    return match
  }
}

/** An escape that JSON does not have stands for the character itself; half a character stays half of one. */
function unescaped(quoted: string): string {
  return quoted.replace(ESCAPE, (_, hex: string | undefined, simple: string) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    if (simple === 'u') throw new Fault('no code point')
    return SIMPLE_ESCAPES[simple] ?? simple
  })
}
