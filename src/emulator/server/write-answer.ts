import type { CallFailure } from '../methods/failures'
import { Remarked } from '../methods/remarked'
import { toAsciiJson } from './ascii-json'
import type { Unreadable } from './unreadable'
import type { WireAnswer } from './wire'

export function successAnswer(result: unknown): WireAnswer {
  return jsonAnswer(200, { ok: true, ...(result instanceof Remarked ? result : { result }) })
}

export function failureAnswer({ code, description, parameters }: CallFailure): WireAnswer {
  const wait: Record<string, string> =
    parameters?.retry_after === undefined ? {} : { 'retry-after': String(parameters.retry_after) }
  return jsonAnswer(code, { ok: false, error_code: code, description, parameters }, wait)
}

export function emptyAnswer({ status }: Unreadable): WireAnswer {
  return { status, headers: { connection: 'close', 'content-length': '0' }, body: '' }
}

const REASONS = { 502: 'Bad Gateway', 504: 'Gateway Time-out' } as const

/** What a proxy says when it cannot get through to the server. */
export function pageAnswer(status: keyof typeof REASONS): WireAnswer {
  const title = `${status} ${REASONS[status]}`
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<h1>${title}</h1>\r\n</body>\r\n</html>\r\n`
  const headers = { connection: 'keep-alive', 'content-type': 'text/html', 'content-length': String(body.length) }
  return { status, headers, body }
}

function jsonAnswer(status: number, value: object, more: Record<string, string> = {}): WireAnswer {
  const body = toAsciiJson(JSON.stringify(value))
  const headers = { connection: 'keep-alive', 'content-type': 'application/json', ...more }
  return { status, headers: { ...headers, 'content-length': String(body.length) }, body }
}
