import type { CallFailure } from '../methods/failures'
import type { Unreadable } from './unreadable'
import type { WireAnswer } from './wire'

export function successAnswer(result: unknown): WireAnswer {
  return jsonAnswer(200, { ok: true, result })
}

export function failureAnswer({ code, description, parameters }: CallFailure): WireAnswer {
  const wait: Record<string, string> =
    parameters?.retry_after === undefined ? {} : { 'retry-after': String(parameters.retry_after) }
  return jsonAnswer(code, { ok: false, error_code: code, description, parameters }, wait)
}

export function emptyAnswer({ status }: Unreadable): WireAnswer {
  return { status, headers: { connection: 'close', 'content-length': '0' }, body: '' }
}

function jsonAnswer(status: number, value: object, more: Record<string, string> = {}): WireAnswer {
  const body = toAsciiJson(value)
  const headers = { connection: 'keep-alive', 'content-type': 'application/json', ...more }
  return { status, headers: { ...headers, 'content-length': String(body.length) }, body }
}

/** The server escapes all that is not ASCII. */
function toAsciiJson(value: object): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
