import { request } from 'node:http'
import type { CaseCall, CaseRequest, Json, JsonObject } from './vectors'

/** An answer as it came over the wire. Names of headers are in lower case. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

/** Sends exactly this, and nothing that was not asked for but `Host` and `Content-Length`. */
export function send(root: string, { method, path, headers = {}, body }: CaseRequest): Promise<Answer> {
  const bytes = Buffer.from(typeof body === 'string' ? body : '')
  const length = bytes.length > 0 ? { 'Content-Length': bytes.length } : {}
  // Node writes a path in Latin-1; so its UTF-8 goes out byte by byte.
  const raw = Buffer.from(path).toString('latin1')
  const { hostname, port } = new URL(root)

  return new Promise((resolve, reject) => {
    const options = { hostname, port, agent: false, method, path: raw, headers: { ...headers, ...length } }
    const outgoing = request(options, (response) => {
      const chunks: Buffer[] = []
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('error', reject)
        .on('end', () => {
          const came = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(came),
            body: Buffer.concat(chunks).toString(),
          })
        })
    })
    outgoing.on('error', reject).end(bytes)
  })
}

/** Sends a call: as a form in which every value is text, or as JSON where the case asks for it. */
export function sendCall(root: string, token: string, call: CaseCall): Promise<Answer> {
  const { method, params = {}, encoding } = call
  return sendBody(root, token, method, encoding === 'json' || isBrokenText(params) ? asJson(params) : asForm(params))
}

export function sendBody(
  root: string,
  token: string,
  method: string,
  { contentType, body }: { contentType: string; body: string },
): Promise<Answer> {
  return send(root, { method: 'POST', path: `/bot${token}/${method}`, headers: { 'Content-Type': contentType }, body })
}

/** A value as the server sees it: every argument becomes text there. */
export function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Half a character cannot be written in UTF-8, only as an escape of JSON. */
function isBrokenText(params: JsonObject): boolean {
  return Object.values(params).some((value) => typeof value === 'string' && /\p{Surrogate}/u.test(value))
}

function asJson(params: JsonObject) {
  return { contentType: 'application/json', body: JSON.stringify(params) }
}

function asForm(params: JsonObject) {
  const pairs = Object.entries(params).map(([key, value]) => [key, textOf(value)].map(encodeURIComponent).join('='))
  return { contentType: 'application/x-www-form-urlencoded', body: pairs.join('&') }
}
