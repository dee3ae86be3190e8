/** More about a failure, for programs: `parameters` of the answer. */
export interface FailureParameters {
  readonly retry_after?: number
  readonly migrate_to_chat_id?: number
}

/** A call failed, and this is exactly what its answer says. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure'

  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: FailureParameters,
  ) {
    super(description)
  }
}

/** What TDLib or Telegram's server says against a call, before the Bot API server has put it into its own words. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError'

  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message)
  }
}

/** A refusal by Telegram's server. */
export function refusal(constant: string): UpstreamError {
  return new UpstreamError(400, constant)
}

export function badRequest(sentence: string): CallFailure {
  return new CallFailure(400, `Bad Request: ${sentence}`)
}

const PREFIXES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  500: 'Internal Server Error',
}

/** Constants of Telegram's server that the Bot API server says in words. */
const REWRITES: Readonly<Record<string, CallFailure>> = {
  INPUT_USER_DEACTIVATED: new CallFailure(403, 'Forbidden: user is deactivated'),
  USER_IS_BLOCKED: new CallFailure(403, 'Forbidden: bot was blocked by the user'),
  USER_ADMIN_INVALID: badRequest('user is an administrator of the chat'),
  QUERY_ID_INVALID: badRequest('query is too old and response timeout expired or query ID is invalid'),
}

/** Puts an upstream error into the Bot API server's words. */
export function toCallFailure({ code, message }: UpstreamError): CallFailure {
  if (code === 429) return tooManyRequests(message)

  const rewritten = code === 400 ? REWRITES[message] : undefined
  if (rewritten !== undefined) return rewritten

  const answered = answeredCode(code, message)
  const prefix = PREFIXES[answered]
  if (prefix === undefined) return badRequest(message)
  if (message.startsWith(prefix)) return new CallFailure(answered, message)
  return new CallFailure(answered, message === '' ? prefix : `${prefix}: ${withoutCapital(message)}`)
}

function tooManyRequests(message: string): CallFailure {
  const seconds = Number(/^Too Many Requests: retry after ([1-9]\d*)$/.exec(message)?.[1])
  return seconds > 0 ? new CallFailure(429, message, { retry_after: seconds }) : new CallFailure(500, message)
}

function answeredCode(code: number, message: string): number {
  if (code < 400 || code === 404) return 400
  return code === 403 && /^[A-Z0-9_]*$/.test(message) ? 400 : code
}

/** Sentences lose their capital; constants, known by their second character, keep it. */
function withoutCapital(message: string): string {
  return /^.[A-Z_]/s.test(message) ? message : message.replace(/^[A-Z]/, (capital) => capital.toLowerCase())
}
