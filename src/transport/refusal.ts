import { ApiError, ChatMigratedError, FloodError, TransportError } from '../errors'
import { hintFor, reasonOf } from '../errors/reasons'
import type { Redact } from '../errors/redact'
import { parseObject } from './envelope'
import type { Answer } from './exchange'

/** How long to wait where Telegram says 429 but not for how long. */
const UNTOLD_WAIT_MS = 1_000

/** What an answer without a result means. */
export function toRefusal(method: string, { status, body }: Answer, redact: Redact): ApiError | TransportError {
  const { ok, error_code: code, description, parameters } = parseObject(body) ?? {}
  if (ok === false && isWhole(code) && typeof description === 'string') {
    return toApiError(method, code, redact(description), parameters)
  }
  // What came is not quoted: it may hold a link, which is a credential.
  const what = `HTTP ${status} with ${describeBody(body)} in place of Telegram's answer`
  return new TransportError({ method, reason: 'bad-answer', outcome: 'unknown', what })
}

function describeBody(body: string): string {
  if (body.trim() === '') return 'an empty body'
  if (/^\s*</.test(body)) return 'a page of HTML'
  return parseObject(body) === undefined ? 'a body that is no JSON object' : 'JSON of another shape'
}

/** @param parameters - what Telegram adds for programs: how long to wait, or where the group went */
export function toApiError(method: string, code: number, description: string, parameters: unknown): ApiError {
  const newChatId = parameterOf(parameters, 'migrate_to_chat_id')
  const reason = newChatId === undefined ? reasonOf(method, code, description) : 'chat-migrated'
  const refusal = { method, code, description, reason, hint: hintFor(reason) }
  if (newChatId !== undefined) return new ChatMigratedError(refusal, newChatId)
  return code === 429 ? new FloodError(refusal, retryAfterMs(description, parameters)) : new ApiError(refusal)
}

function retryAfterMs(description: string, parameters: unknown): number {
  const told = parameterOf(parameters, 'retry_after') ?? Number(/retry after (\d+)/.exec(description)?.[1])
  return told >= 0 ? told * 1_000 : UNTOLD_WAIT_MS
}

function parameterOf(parameters: unknown, name: string): number | undefined {
  const value = typeof parameters === 'object' && parameters !== null ? Reflect.get(parameters, name) : undefined
  return isWhole(value) ? value : undefined
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}
