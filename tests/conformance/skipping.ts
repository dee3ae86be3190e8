import type { Case } from './vectors'

/** Kinds of case that the emulator has something for. */
const KINDS = ['call', 'upstream', 'http', 'args', 'name', 'link'] as const

export type Kind = (typeof KINDS)[number]

/** Methods that the emulator does not have yet, in lower case. */
const METHODS_NOT_BUILT = [
  'setwebhook',
  'deletewebhook',
  'getwebhookinfo',
  'answerchatjoinrequestquery',
  'sendchatjoinrequestwebapp',
]

/** What a precondition may set up. */
const PRECONDITIONS = [
  'links',
  'pendingRequests',
  'members',
  'banned',
  'knownUsers',
  'subscriptions',
  'calls',
  'secondsSince',
]

/** Why the emulator cannot run a case; `undefined` if it can. */
export function reasonToSkip(item: Case): string | undefined {
  const { kind, method = '', precondition = {} } = item
  if (!isKind(kind)) return `kind ${kind}`
  if (isMethodNotBuilt(method)) return `method ${method}`
  if (isMultipart(item)) return 'multipart body'
  const strange = Object.keys(precondition).find((key) => !PRECONDITIONS.includes(key))
  return strange === undefined ? undefined : `precondition ${strange}`
}

/** Why the client cannot run a case; `undefined` if it can. */
export function reasonToSkipOnClient(item: Case): string | undefined {
  const { kind, method = '', rawBody } = item
  if (kind === 'http' || kind === 'args') return 'raw HTTP'
  if (rawBody !== undefined) return 'malformed body'
  // Such a method is tried against answers that the case itself dictates.
  return isMethodNotBuilt(method) ? undefined : reasonToSkip(item)
}

export function isMethodNotBuilt(method: string): boolean {
  return METHODS_NOT_BUILT.includes(method.toLowerCase())
}

export function isKind(kind: string): kind is Kind {
  return KINDS.some((known) => known === kind)
}

function isMultipart({ request, rawBody }: Case): boolean {
  const contentTypes = [rawBody?.contentType, ...Object.values(request?.headers ?? {})]
  return contentTypes.some((value) => value?.toLowerCase().includes('multipart/form-data'))
}
