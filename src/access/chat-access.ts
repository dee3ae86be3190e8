import { type Chat, toChat } from '../people/chat'
import type { BotStatus } from './access'
import { advice } from './advice'
import { AGAINST, type Findings, QUESTIONS, type Question } from './against'
import type { Delivery } from './delivery'

/**
 * What a bot can do in a chat, what it cannot, and why: as of the moment it was asked for. Each `can…`, `is…` and
 * `receives…` is true or false; where it is false, `because` has the reason and what to do. As text, and printed with
 * `console.log`, it reads like advice.
 *
 * @example
 * const access = await client.getChatAccess(chatId)
 * if (!access.canSeeMembers) console.warn(access.because.canSeeMembers)
 */
export class ChatAccess {
  /** The chat's number, where it is known: of a group that became a supergroup, the supergroup's. */
  declare readonly chatId: number | string
  /** `null` if Telegram does not show it: to a bot that is banned, or not in a private chat. */
  declare readonly chat: Chat | null
  /** What the bot is to the chat, in Telegram's words. */
  declare readonly botStatus: BotStatus
  /** Whether the chat is a basic group that was deleted. Other chats that were deleted look as if the bot had left. */
  declare readonly isDeleted: boolean

  /** Whether it may make, edit and revoke invite links. */
  declare readonly canManageLinks: boolean
  /** Whether it may approve and decline requests to join. */
  declare readonly canAnswerRequests: boolean
  /** Whether Telegram would tell it who joins and leaves. See `receivesMemberChanges` for whether it does. */
  declare readonly canSeeMembers: boolean
  /**
   * Whether each join through a link can be told by its link. In a public chat only some can. Links of other
   * administrators are cut everywhere.
   */
  declare readonly canAttributeJoins: boolean
  /** Whether it may ban people, and let them come again. */
  declare readonly canRestrictMembers: boolean
  /** Whether it may make links that people pay for: in channels. */
  declare readonly canMakeSubscriptions: boolean
  /** Whether it is the one bot that is asked about everybody who wants to join. */
  declare readonly isGuard: boolean
  /** Whether `chat_join_request` comes from this chat, as things are set up now. */
  declare readonly receivesJoinRequests: boolean
  /** Whether `chat_member` comes from this chat, as things are set up now. */
  declare readonly receivesMemberChanges: boolean
  /** Whether `my_chat_member` comes, as things are set up now. */
  declare readonly receivesAccessChanges: boolean

  /** How updates reach the bot, from all chats. */
  declare readonly delivery: Delivery
  /** Why not: the reason for each that is false, as a clause, and what to do about it. */
  declare readonly because: Readonly<Partial<Record<Question, string>>>

  /** Made by a `Client`: see `getChatAccess`. */
  constructor(findings: Findings) {
    const { chatId, chat, isDeleted, access, delivery } = findings
    const reasons = QUESTIONS.map((question) => [question, AGAINST[question](findings)] as const)
    Object.assign(this, {
      chatId: chat?.id ?? chatId,
      chat: chat === null ? null : toChat(chat),
      botStatus: access.status,
      isDeleted,
      ...Object.fromEntries(reasons.map(([question, reason]) => [question, reason === undefined])),
      delivery,
      because: Object.fromEntries(reasons.filter(([, reason]) => reason !== undefined)),
    })
  }

  /** What there is to know and to do, line by line. */
  toString(): string {
    return advice(this)
  }

  /** For `console.log` on Node. The facts alone are in its JSON. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return advice(this)
  }
}
