import { Arguments } from '../parse/arguments'
import { decodeUtf8 } from '../parse/utf8'
import { readForm } from './arguments-form'
import { readJsonArguments } from './arguments-json'
import { readMultipart } from './arguments-multipart'
import { inflate } from './inflate'
import { MAX_ARGUMENTS_BYTES, MAX_HEADERS_BYTES, MAX_UPLOAD_BYTES } from './limits'
import { Unreadable } from './unreadable'
import type { WireRequest } from './wire'

/**
 * The arguments of a request: those of the query string, then those of the body.
 *
 * @throws {Unreadable}
 */
export async function readArguments(request: WireRequest): Promise<Arguments> {
  if (request.verb !== 'GET' && request.verb !== 'POST') throw new Unreadable(501)
  if (headersLength(request.headers) > MAX_HEADERS_BYTES) throw new Unreadable(431)

  const query = queryOf(request.target)
  if (query.length > MAX_ARGUMENTS_BYTES || request.isCut) throw new Unreadable(413)
  const body = request.body.length === 0 ? [] : await readBody(request, MAX_ARGUMENTS_BYTES - query.length)
  return new Arguments([...readForm(query), ...body])
}

/** How many bytes of a body are worth reading: with one more it is too large. */
export function mostBytesOf(contentType: string): number {
  const kind = kindOf(contentType)
  return kind === 'form' || kind === 'json' ? MAX_ARGUMENTS_BYTES : MAX_UPLOAD_BYTES
}

function headersLength(headers: WireRequest['headers']): number {
  return Object.entries(headers).reduce((sum, [name, value]) => sum + `${name}: ${value}\r\n`.length, 0)
}

function queryOf(target: string): string {
  const start = target.indexOf('?')
  return start < 0 ? '' : target.slice(start + 1)
}

async function readBody({ headers, body }: WireRequest, maxLength: number): Promise<[string, string][]> {
  const { 'content-type': contentType = '', 'content-encoding': encoding = '' } = headers
  const content = await decompressed(body, encoding.toLowerCase(), mostBytesOf(contentType))
  const kind = kindOf(contentType)
  if (kind === 'multipart') return readMultipart(content, contentType, maxLength)
  if (kind === undefined) return []

  if (content.length > maxLength) throw new Unreadable(413)
  return kind === 'form' ? readForm(decodeUtf8(content)) : readJsonArguments(decodeUtf8(content))
}

/** The kind of a body is told by a part of its Content-Type. A body of another kind is ignored without a word. */
function kindOf(contentType: string): 'multipart' | 'form' | 'json' | undefined {
  const type = contentType.toLowerCase()
  if (type.includes('multipart/form-data')) return 'multipart'
  if (type.includes('application/x-www-form-urlencoded')) return 'form'
  return type.includes('application/json') ? 'json' : undefined
}

async function decompressed(body: Uint8Array, encoding: string, maxLength: number): Promise<Uint8Array> {
  if (encoding === '') return body
  if (encoding !== 'gzip' && encoding !== 'deflate') throw new Unreadable(415)
  return inflate(body, maxLength)
}
