import type { EmulatedBot } from './bot'
import type { EmulatedChat } from './chat'
import type { EmulatedJoinRequest } from './chat-requests'

/** A guard bot is asked whether somebody may come in. It is open until the guard answers, or until its time is up. */
export interface EmulatedGuardQuery {
  /** 64 bits, as a text. */
  readonly id: string
  /** The guard who is asked. */
  readonly bot: EmulatedBot
  /** Where somebody wants to come in. */
  readonly chat: EmulatedChat
  /** Who wants to, and by which link. */
  readonly request: EmulatedJoinRequest
  /** The Mini App that the guard has opened for them, or `null`. */
  webAppUrl: string | null
}
