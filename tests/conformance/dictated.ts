import type { Texts } from './friendly-options'
import { textOf } from './http'
import { isObject } from './match'
import type { Json, JsonObject } from './vectors'

/** What a value that a matcher describes only by its type may be. */
const SAMPLES: Readonly<Record<string, Json>> = { string: 'text', number: 1, boolean: true, object: {} }

/** A Telegram that answers every call with what is expected of it, and keeps what it was sent. */
export function dictatedTelegram(expect: JsonObject) {
  const sent: { method: string; params: Texts }[] = []
  const { ok, result, error_code = 200, description, parameters } = asJson(sampleOf(expect))
  const answer = JSON.stringify({
    ok,
    result,
    error_code: ok === true ? undefined : error_code,
    description,
    parameters,
  })

  return {
    calls: () => sent,
    async fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
      const request = new Request(input, init)
      const body = asJson(JSON.parse((await request.text()) || '{}'))
      const params = Object.entries(body).map(([name, value]) => [name, textOf(value)])
      const method = new URL(request.url).pathname.split('/').at(-1) ?? ''
      sent.push({ method, params: Object.fromEntries(params) })
      return new Response(answer, { status: Number(error_code), headers: { 'Content-Type': 'application/json' } })
    },
  }
}

/** A value that meets an expectation. */
function sampleOf(expected: Json): Json {
  if (Array.isArray(expected)) return expected.map(sampleOf)
  if (!isObject(expected)) return expected
  const { $oneOf: choices, $type: type } = expected
  if (Array.isArray(choices)) return sampleOf(choices[0] ?? null)
  if (typeof type === 'string') return SAMPLES[type] ?? null
  return Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, sampleOf(value)]))
}

function asJson(value: Json): JsonObject {
  return isObject(value) ? value : {}
}
