import { decodeUtf8 } from '../parse/utf8'
import { readForm } from './arguments-form'
import { MAX_FILES, MAX_HEADERS_BYTES } from './limits'
import { type PartHead, readPartHead } from './part-head'
import { Unreadable } from './unreadable'

const LONGEST_BOUNDARY = 70

/**
 * Reads the arguments in a multipart body. Parts that name a file are files and no arguments, and what is in them is
 * looked at by nobody here.
 *
 * @param contentType - as it was sent; it names the boundary
 * @param maxLength - how many bytes all arguments together may have
 * @throws {Unreadable} if it makes no sense. Where the last boundary is missing, the real server waits for it until
 *   somebody hangs up; here that is refused at once, so that nobody's tests hang.
 */
export function readMultipart(
  body: Uint8Array,
  contentType: string,
  maxLength: number,
): [name: string, text: string][] {
  const pairs: [string, string][] = []
  let files = 0
  let length = 0
  for (const { head, value } of partsOf(body, boundaryIn(contentType))) {
    if (head.isFile) files++
    else length += value.length
    if (files > MAX_FILES || length > maxLength) throw new Unreadable(413)
    if (!head.isFile) pairs.push(...argumentsIn(head, decodeUtf8(value)))
  }
  return pairs
}

/** A part may hold a whole form. */
function argumentsIn({ name, contentType }: PartHead, text: string): [name: string, text: string][] {
  return contentType.startsWith('application/x-www-form-urlencoded') ? readForm(text) : [[name, text]]
}

/** What `boundary=` says, with or without quotes. */
function boundaryIn(contentType: string): string {
  const start = contentType.toLowerCase().indexOf('boundary')
  const [, value = ''] = start < 0 ? [] : (/^[^=]*=([^;]*)/.exec(contentType.slice(start)) ?? [])
  const boundary = /^".+"$/s.test(value) ? value.slice(1, -1) : value
  if (boundary === '' || boundary.length > LONGEST_BOUNDARY) throw new Unreadable(400)
  return boundary
}

interface Part {
  readonly head: PartHead
  readonly value: Uint8Array
}

function* partsOf(body: Uint8Array, boundary: string): Generator<Part> {
  // One unit for each byte, so that places in the text are places in the body.
  const text = new TextDecoder('latin1').decode(body)
  let headsLength = 0
  let at = placeAfter(text, `--${boundary}`, 0)
  while (!text.startsWith('--', at)) {
    const start = placeAfter(text, '\r\n\r\n', at)
    headsLength += start - at
    if (headsLength > MAX_HEADERS_BYTES) throw new Unreadable(431)

    const head = readPartHead(decodeUtf8(body.subarray(at, start - '\r\n\r\n'.length)))
    at = placeAfter(text, `\r\n--${boundary}`, start)
    yield { head, value: body.subarray(start, at - `\r\n--${boundary}`.length) }
  }
}

function placeAfter(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from)
  if (at < 0) throw new Unreadable(400)
  return at + wanted.length
}
