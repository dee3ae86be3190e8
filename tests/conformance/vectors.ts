/* The parts of a vectors file: what the format has, in its own names. */

export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json
}

/** The fixed cast that every case of a file may use. */
export interface World {
  /** "Now" in Unix seconds. */
  clock: number
  bot: WorldBot & { token: string }
  otherBot?: WorldBot
  users: WorldUser[]
  /** By short reference. */
  chats: Record<string, WorldChat>
}

interface WorldBot {
  id: number
  first_name: string
  username?: string
}

export interface WorldUser extends Omit<WorldBot, 'first_name'> {
  first_name?: string
  last_name?: string
  bio?: string
  role?: string
  deleted?: boolean
  [right: `can_${string}`]: boolean
}

interface WorldChat {
  id: number
  type: string
  title?: string
  username?: string
  is_direct_messages?: boolean
  parent?: string
}

/** What a case says about the chat that it addresses, beyond what the world says. */
export interface CaseChat {
  ref: string
  type: string | null
  botStatus?: string
  botRights?: Record<string, boolean>
  permissions?: Record<string, boolean>
  join_by_request?: boolean
  join_to_send_messages?: boolean
  upgradedTo?: number
  deactivated?: boolean
  guardBot?: number
  memberCount?: number
}

/** A link that is there before the case begins: its reference, who made it, and the fields of ChatInviteLink. */
export interface CaseLink {
  ref: string
  invite_link: string
  creator: string
  name?: string
  expire_date?: number
  member_limit?: number
  creates_join_request?: boolean
  is_primary?: boolean
  is_revoked?: boolean
  pending_join_request_count?: number
  subscription_period?: number
  subscription_price?: number
}

export interface CaseCall {
  method: string
  params?: JsonObject
  encoding?: 'json'
}

export interface Precondition {
  links?: CaseLink[]
  pendingRequests?: { user: number; link?: string }[]
  members?: number[]
  banned?: number[]
  knownUsers?: number[]
  subscriptions?: { user: number; until: number }[]
  calls?: CaseCall[]
  secondsSince?: number
  guardQueries?: { query_id: string; user: number; link?: string }[]
  queue?: CaseUpdate[]
  queueSize?: number
  allowed?: string[] | 'default'
  webhook?: string | WebhookState
  maxConnections?: number
  previousCall?: { offset?: number; secondsAgo?: number }
  pendingPoll?: JsonObject
  answers?: CaseAnswer[]
  updates?: (string | CaseUpdate)[]
}

/** An update that waits: its id, and what it tells, if that matters. */
export interface CaseUpdate {
  update_id?: number
  [type: string]: Json | undefined
}

export interface WebhookState {
  url?: string
  secret_token?: string
}

/** What a webhook answers. */
export interface CaseAnswer {
  status?: number
  headers?: Record<string, string>
  contentType?: string
  body?: string
}

/** Something that happens in a chat. Which of the keys it needs depends on its type. */
export interface CaseEvent {
  type: string
  chat?: string
  user?: number
  /** A reference; `null` if there is none. */
  link?: string | null
  /** When it happens, if not now. */
  date?: number
  queryId?: string
  by?: number
  rights?: Record<string, boolean>
  botRights?: Record<string, boolean>
  allowed?: string[] | 'default'
  /** What TDLib calls the note in the chat that tells of it. */
  content?: string
  /** When the subscription ends that begins with it. */
  until?: number
}

type UpstreamStep = { code: number; message: string } | { ok: true }

/** An HTTP request in a vector. Its body may hold matchers such as `$repeat`. */
export interface CaseRequest {
  method: string
  path: string
  headers?: Record<string, string>
  body?: Json
}

export interface Case extends Partial<CaseCall> {
  id: string
  group: string
  kind: string
  confidence: 'source' | 'reported' | 'inferred'
  expect: JsonObject
  chat?: CaseChat
  rawBody?: { contentType: string; body: string }
  server?: 'any' | 'cloud' | 'self-hosted' | 'self-hosted --local'
  precondition?: Precondition
  input?: string
  request?: CaseRequest
  event?: CaseEvent
  upstream?: UpstreamStep | { sequence: UpstreamStep[] }
}

export interface Vectors {
  world: World
  cases: Case[]
}
