import type { EmulatedBot } from './bot'
import type { EmulatedChat } from './chat'
import type { EmulatedJoinRequest } from './chat-requests'

/** A guard bot is asked whether somebody may come in. It is open until the guard answers, or until its time is up. */
export interface EmulatedGuardQuery {
  /** 64 bits, as a text. */
  readonly id: string
  readonly bot: EmulatedBot
  readonly chat: EmulatedChat
  readonly request: EmulatedJoinRequest
  /** The Mini App that the guard has opened for them, or `null`. */
  webAppUrl: string | null
}
