import type { Case } from './vectors'

/** Kinds of case that the emulator has something for. */
const KINDS = [
  'call',
  'upstream',
  'http',
  'args',
  'name',
  'link',
  'poll',
  'allowed-updates',
  'delivery',
  'update',
] as const

export type Kind = (typeof KINDS)[number]

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
  'guardQueries',
  'queue',
  'queueSize',
  'allowed',
  'webhook',
  'maxConnections',
  'previousCall',
  'pendingPoll',
  'answers',
  'updates',
]

/** Why the emulator cannot run a case; `undefined` if it can. */
export function reasonToSkip({ kind, precondition = {} }: Case): string | undefined {
  if (!isKind(kind)) return `kind ${kind}`
  const strange = Object.keys(precondition).find((key) => !PRECONDITIONS.includes(key))
  return strange === undefined ? undefined : `precondition ${strange}`
}

/** Why the client cannot run a case; `undefined` if it can. */
export function reasonToSkipOnClient(item: Case): string | undefined {
  const { kind, rawBody } = item
  if (kind === 'http' || kind === 'args') return 'raw HTTP'
  return rawBody === undefined ? reasonToSkip(item) : 'malformed body'
}

export function isKind(kind: string): kind is Kind {
  return KINDS.some((known) => known === kind)
}
