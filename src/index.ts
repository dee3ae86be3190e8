export type { Api } from './api/api'
export type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions, Layer } from './api/caller'
export type { ChatId } from './api/chat-id'
export { Client } from './client'
export {
  ApiError,
  type ApiErrorReason,
  ChatMigratedError,
  FloodError,
  InvalidOptionsError,
  InvitegramError,
  maskLinks,
  TransportError,
  type TransportErrorReason,
} from './errors'
export type { Bulk } from './links/bulk/bulk'
export type {
  BulkOptions,
  BulkProgress,
  CreateInviteLinksOptions,
  CreateOutcome,
  InviteLinkRow,
  RevokeOutcome,
} from './links/bulk/options'
export { InviteLink } from './links/invite-link'
export type { LinkContext } from './links/link-context'
export { type ParsedInviteLink, parseInviteLink, sameInviteLink } from './links/link-text'
export type {
  Admission,
  AllInviteLinkSettings,
  CreateInviteLinkOptions,
  CreateSubscriptionLinkOptions,
  EditInviteLinkChanges,
  EditSubscriptionLinkChanges,
  Expiry,
  LinkDetails,
} from './links/options'
export { ReplaceError } from './links/replace-error'
export type { InviteLinkSnapshot, StoredInviteLink } from './links/snapshot'
export type { User, UserSnapshot } from './people/user'
export type { Clock } from './time/clock'
export type { Duration } from './time/duration'
export type { ChatMigration } from './transport/migration'
export type {
  CallerOptions,
  ClientOptions,
  Fetch,
  HttpAgent,
  HttpDispatcher,
  RetryEvent,
  RetryOptions,
  ThrottleOptions,
  TransportOptions,
} from './transport/options'
export type { ClientEvents, EventHandler, ListenOptions } from './updates/events'
