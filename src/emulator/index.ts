export type { Entrance } from './acts/entrance'
export type { JoinOutcome, JoinRefusal, RequestOutcome } from './acts/join'
export type { LinkChoices, NewLinkChoices } from './acts/links'
export type { AddOutcome, BanOutcome, DemoteOutcome, LeaveOutcome, UnbanOutcome } from './acts/members'
export type { ApprovalOutcome, DeclineOutcome } from './acts/requests'
export type { CancelOutcome, ResumeOutcome } from './acts/subscriptions'
export type { ClockMode, EmulatedClock } from './clock'
export type { EmulatedDuration } from './duration'
export { Emulator, type EmulatorOptions } from './emulator'
export type {
  BadGatewayFault,
  CutBodyFault,
  EmulatedFault,
  FaultKind,
  FaultOptions,
  FaultScope,
  Faults,
  FloodFault,
  PlainFault,
  RateFault,
  ServerErrorFault,
  SlowBodyFault,
} from './faults/faults'
export { type LinkText, readInviteLink } from './invite-link-text'
export type { EmulatedCall } from './server/call-log'
export type { EmulatorServer, ListenOptions } from './server/listen'
export type { ServerKind } from './server/route'
export type { EmulatedBot, EmulatedBotOptions, Person } from './state/bot'
export type { EmulatedChat, EmulatedChatOptions, EmulatedChatType } from './state/chat'
export type { EmulatedJoinRequest } from './state/chat-requests'
export type { EmulatedGuardQuery } from './state/guard-query'
export type { EmulatedLink, EmulatedLinkOptions, EmulatedSubscription, LinkSettings } from './state/link'
export type { EmulatedMember, Membership } from './state/member'
export type { PaidStay } from './state/paid-stay'
export type { AdministratorRights, MemberPermissions } from './state/rights'
export type { EmulatedUser, EmulatedUserOptions } from './state/user'
export type { Refusal, Unknowns } from './unknowns'
export type { BotUpdates, UpdateSubject } from './updates/bot-updates'
export type { UpdateType } from './updates/update-type'
export type { UpstreamAnswer } from './upstream'
