import type { ChatJoinRequest } from '@grammyjs/types'
import type { ApiResult, CallOptions } from '../api/caller'
import { InviteLink } from '../links/invite-link'
import type { LinkContext } from '../links/link-context'
import { type Chat, toChat } from '../people/chat'
import { toUser, type User } from '../people/user'
import { fromUnixSeconds } from '../time/unix-seconds'
import type { JoinRequestOutcome } from './outcome'

/** For so long a bot may write to who asks. */
const MESSAGE_WINDOW_MS = 5 * 60 * 1_000

/** For so long a guard bot may think. */
const QUERY_WINDOW_MS = 10 * 1_000

/**
 * Somebody asks to be let into a chat. The facts are what Telegram told; the acts answer the request. What becomes of it
 * is a value, {@link JoinRequestOutcome}; missing rights, unknown people and faults of the network are errors.
 *
 * @see https://core.telegram.org/bots/api#chatjoinrequest
 *
 * @example
 * client.on('joinRequest', async (request) => {
 *   const outcome = request.bio === null ? await request.decline() : await request.approve()
 *   console.log(`${request.user.firstName}: ${outcome}`)
 * })
 */
export class JoinRequest {
  /** The chat that they ask to be let into. */
  readonly chat: Chat

  /** Who asks. */
  readonly user: User

  /** The private chat with them, to which {@link JoinRequest.message} writes. */
  readonly userChatId: number

  /** When they asked, by Telegram's clock, in whole seconds. */
  readonly date: Date

  /** What they say about themselves, or `null`. */
  readonly bio: string | null

  /**
   * The link at which they asked; that of another administrator is cut. `null` if they came without one, to a chat that
   * is public.
   */
  readonly inviteLink: InviteLink | null

  /** If this bot is the chat's guard, by what Telegram knows its question; otherwise `null`. */
  readonly queryId: string | null

  /**
   * Until when the bot may write to them though they never opened a chat with it: 5 minutes, or until the request is
   * answered.
   */
  readonly messageUntil: Date

  /** Until when Telegram waits for its guard: 10 seconds. `null` where this bot is not. */
  readonly answerUntil: Date | null

  /** Which update told of it. It is the same when the update comes again. */
  readonly updateId: number

  /** The same, in Telegram's own names. Not enumerable, so that printing and JSON show the facts alone. */
  declare readonly raw: ChatJoinRequest

  readonly #context: LinkContext

  /** Made by a `Client`, of an update. */
  constructor(context: LinkContext, raw: ChatJoinRequest, updateId: number) {
    this.chat = toChat(raw.chat)
    this.user = toUser(raw.from)
    this.userChatId = raw.user_chat_id
    this.date = fromUnixSeconds(raw.date)
    this.bio = raw.bio ?? null
    this.inviteLink = raw.invite_link === undefined ? null : new InviteLink(context, raw.chat.id, raw.invite_link)
    this.queryId = raw.query_id ?? null
    this.messageUntil = after(this.date, MESSAGE_WINDOW_MS)
    this.answerUntil = this.queryId === null ? null : after(this.date, QUERY_WINDOW_MS)
    this.updateId = updateId
    this.#context = context
    Object.defineProperty(this, 'raw', { value: raw })
  }

  /**
   * Lets them in. A guard bot that comes too late does so as any administrator does.
   *
   * @throws {ApiError} if Telegram refuses for another reason than an outcome tells, for instance for want of a right
   * @see https://core.telegram.org/bots/api#approvechatjoinrequest
   * @see https://core.telegram.org/bots/api#answerchatjoinrequestquery
   */
  async approve(call?: CallOptions): Promise<JoinRequestOutcome> {
    const { caller } = this.#context
    const { answerQuery, approveJoinRequest } = await import('./acts')
    if (this.queryId === null) return await approveJoinRequest(caller, this.chat.id, this.user.id, call)
    return await answerQuery(caller, this.#query(this.queryId), 'approve', call)
  }

  /**
   * Turns them away. They may ask again. A guard bot that comes too late does so as any administrator does.
   *
   * @throws {ApiError} if Telegram refuses for another reason than an outcome tells, for instance for want of a right
   * @see https://core.telegram.org/bots/api#declinechatjoinrequest
   * @see https://core.telegram.org/bots/api#answerchatjoinrequestquery
   */
  async decline(call?: CallOptions): Promise<JoinRequestOutcome> {
    const { caller } = this.#context
    const { answerQuery, declineJoinRequest } = await import('./acts')
    if (this.queryId === null) return await declineJoinRequest(caller, this.chat.id, this.user.id, call)
    return await answerQuery(caller, this.#query(this.queryId), 'decline', call)
  }

  /**
   * Lets the administrators decide. Without {@link JoinRequest.queryId} they are asked anyway: then it is `'queued'`,
   * and nothing is sent.
   *
   * @throws {ApiError} if Telegram refuses for another reason than an outcome tells
   * @see https://core.telegram.org/bots/api#answerchatjoinrequestquery
   */
  async leaveToAdmins(call?: CallOptions): Promise<JoinRequestOutcome> {
    if (this.queryId === null) return 'queued'
    const { answerQuery } = await import('./acts')
    return await answerQuery(this.#context.caller, this.#query(this.queryId), 'queue', call)
  }

  /**
   * Opens a Mini App for them, which finds out more before the request is answered. Only the guard bot of a chat can,
   * before {@link JoinRequest.answerUntil}; from then on there is no hurry.
   *
   * @param url - where the Mini App is, with https://
   * @returns `'gone'` if the time was over, or they did not want to be let in any more
   * @throws {InvalidOptionsError} before anything is sent, if this bot was not asked as the guard, or for any other
   *   address
   * @throws {ApiError} with reason `'query-expired'` if the time was over after an answer was lost: it may be open or not
   * @see https://core.telegram.org/bots/api#sendchatjoinrequestwebapp
   */
  async openWebApp(url: string, call?: CallOptions): Promise<'shown' | 'gone'> {
    const { openWebApp } = await import('./acts')
    return await openWebApp(this.#context, this, url, call)
  }

  /**
   * Writes to them, not to the chat: until {@link JoinRequest.messageUntil}, as long as the request waits; longer if
   * they have opened a chat with the bot.
   *
   * @param text - from 1 to 4,096 characters
   * @returns the message, in Telegram's own names
   * @throws {InvalidOptionsError} before anything is sent, if there is nothing in the text
   * @throws {ApiError} if Telegram refuses, with reason `'user-blocked-bot'` or another
   * @throws {TransportError} with `outcome: 'unknown'` if the answer was lost: they may have got it
   * @see https://core.telegram.org/bots/api#sendmessage
   */
  async message(text: string, call?: CallOptions): Promise<ApiResult<'sendMessage'>> {
    const { sendText } = await import('./acts')
    return await sendText(this.#context, this.userChatId, text, call)
  }

  #query(queryId: string) {
    return { queryId, chatId: this.chat.id, userId: this.user.id }
  }
}

function after(date: Date, ms: number): Date {
  return new Date(date.getTime() + ms)
}
