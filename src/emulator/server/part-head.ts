import { unescapeUrl } from './arguments-form'
import { Unreadable } from './unreadable'

/** What stands above a part of a multipart body. */
export interface PartHead {
  readonly name: string
  /** It has a `filename`, if only an empty one. */
  readonly isFile: boolean
  readonly contentType: string
}

const BLANK = '[ \\t\\r\\n\\0\\v]*'
/** `name=value;`, the value in quotes or not, what is in quotes with escapes. */
const PARAMETER = new RegExp(
  `${BLANK}([^=]*?)${BLANK}=${BLANK}(?:"((?:[^"\\\\]|\\\\.)*)"${BLANK}(?:;|$)|([^";][^;]*|)(?:;|$))`,
  'sy',
)

/** @throws {Unreadable} if it makes no sense, or gives the part no name */
export function readPartHead(text: string): PartHead {
  const headers = new Map(linesOf(text).map(readHeader))
  const { name = '', filename } = readDisposition(headers.get('content-disposition') ?? 'form-data;')
  if (name === '') throw new Unreadable(400)
  return { name, isFile: filename !== undefined, contentType: headers.get('content-type') ?? '' }
}

/** A line that begins with a blank goes on with the one before. */
function linesOf(text: string): string[] {
  return text.split(/\r\n(?![ \t])/).filter((line) => line !== '')
}

function readHeader(line: string): [name: string, value: string] {
  const colon = line.indexOf(':')
  if (colon < 0) throw new Unreadable(400)
  return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
}

function readDisposition(value: string): Partial<Record<string, string>> {
  if (!value.startsWith('form-data;')) throw new Unreadable(400)
  const parameters: Partial<Record<string, string>> = {}
  PARAMETER.lastIndex = 'form-data;'.length
  while (value.includes('=', PARAMETER.lastIndex)) {
    const [, key = '', quoted, plain = ''] = PARAMETER.exec(value) ?? []
    if (PARAMETER.lastIndex === 0) throw new Unreadable(400)
    parameters[key] = unescapeUrl(quoted?.replace(/\\(.)/gs, '$1') ?? plain.trim())
  }
  return parameters
}
