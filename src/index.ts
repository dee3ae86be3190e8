export type { Update } from '@grammyjs/types'
export type { Ability, Access } from './access/access'
export { AccessChange } from './access/access-change'
export { ChatAccess } from './access/chat-access'
export type { Delivery } from './access/delivery'
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
  UpdateError,
} from './errors'
export { JoinRequest } from './join-requests/join-request'
export type { JoinRequestOutcome } from './join-requests/outcome'
export type { Bulk } from './links/bulk/bulk'
export type {
  BulkOptions,
  BulkProgress,
  CreateInviteLinksOptions,
  CreateOutcome,
  InviteLinkRow,
  RevokeOutcome,
} from './links/bulk/options'
export { FirstJoinError } from './links/first-join-error'
export { InviteLink } from './links/invite-link'
export type { FirstJoin, FirstJoinOptions, JoinsOptions, LinkJoin } from './links/joins'
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
export type { MemberChanged, MemberJoined, MemberLeft } from './members/events'
export type { JoinedVia } from './members/joined-via'
export type { MemberStanding } from './members/standing'
export type { Chat } from './people/chat'
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
export type { PollOptions, UpdatesOptions } from './updates/polling/options'
export type { UpdateNews } from './updates/read-update'
export type {
  DecideOnJoinRequest,
  JoinRequestVerdict,
  PlainVerdict,
  ScreeningOptions,
  ScreeningResult,
} from './updates/screening/options'
export type { Screening } from './updates/screening/screening'
export type { UpdateType } from './updates/update-types'
export type { ClientWarning } from './updates/warning'
export type { UpdateHandler } from './updates/webhook/gate'
export type { WebhookInfo } from './updates/webhook/info'
export { type NodeWebhook, nodeWebhook } from './updates/webhook/node-webhook'
export type { WebhookOptions } from './updates/webhook/options'
export type { DeleteWebhookOptions, SetWebhookOptions } from './updates/webhook/settings'
export type { Webhook } from './updates/webhook/webhook'
