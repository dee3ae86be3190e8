import { ApiError, ChatMigratedError, FloodError, type Redactor, reasonOf, TransportError } from '../errors'
import type { Answer } from './exchange'

/** How long to wait where Telegram says 429 but not for how long. */
const UNTOLD_WAIT_MS = 1_000

/**
 * Opens Telegram's envelope: gives the `result`, or throws what went wrong. Proxies on the way answer with
 * anything at all, so nothing about the body is taken for granted.
 *
 * @see https://core.telegram.org/bots/api#making-requests
 */
export function readEnvelope(method: string, answer: Answer, redactor: Redactor): unknown {
  const envelope = parseObject(answer.body)
  if (envelope?.ok === true && envelope.result !== undefined) return envelope.result
  if (envelope?.ok === false && isCode(envelope.error_code) && typeof envelope.description === 'string') {
    throw refusal(method, envelope.error_code, redactor.text(envelope.description), envelope.parameters)
  }
  // What came is not quoted: it may hold a link, which is a credential.
  const what = `HTTP ${answer.status} with ${describeBody(answer.body)} in place of Telegram's answer`
  throw new TransportError({ method, reason: 'bad-answer', outcome: 'unknown', what })
}

function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function isCode(code: unknown): code is number {
  return Number.isSafeInteger(code)
}

function describeBody(body: string): string {
  if (body.trim() === '') return 'an empty body'
  if (/^\s*</.test(body)) return 'a page of HTML'
  return parseObject(body) === undefined ? 'a body that is no JSON object' : 'JSON of another shape'
}

function refusal(method: string, code: number, description: string, parameters: unknown): ApiError {
  const facts = { method, code, description, reason: reasonOf(method, code, description) }
  const newChatId = parameterOf(parameters, 'migrate_to_chat_id')
  if (newChatId !== undefined) return new ChatMigratedError({ ...facts, reason: 'chat-migrated' }, newChatId)
  if (code === 429) return new FloodError(facts, retryAfterMs(description, parameters))
  return new ApiError(facts)
}

function retryAfterMs(description: string, parameters: unknown): number {
  const told = parameterOf(parameters, 'retry_after') ?? Number(/retry after (\d+)/.exec(description)?.[1])
  return Number.isFinite(told) ? told * 1_000 : UNTOLD_WAIT_MS
}

function parameterOf(parameters: unknown, name: string): number | undefined {
  const value = typeof parameters === 'object' && parameters !== null ? Reflect.get(parameters, name) : undefined
  return isCode(value) ? value : undefined
}
