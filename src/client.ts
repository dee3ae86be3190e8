import type { Update } from '@grammyjs/types'
import type { ChatAccess } from './access/chat-access'
import { Api } from './api/api'
import type { Caller, CallOptions } from './api/caller'
import { type ChatId, toChatId } from './api/chat-id'
import type { JoinRequestOutcome } from './join-requests/outcome'
import { asGiven } from './links/as-given'
import type { Bulk } from './links/bulk/bulk'
import { createMany, revokeMany } from './links/bulk/many'
import type {
  BulkOptions,
  CreateInviteLinksOptions,
  CreateOutcome,
  InviteLinkRow,
  OnlySettings,
  RevokeOutcome,
} from './links/bulk/options'
import { createLink } from './links/create'
import { InviteLink } from './links/invite-link'
import type { LinkContext } from './links/link-context'
import type {
  AllInviteLinkSettings,
  CreateInviteLinkOptions,
  CreateSubscriptionLinkOptions,
  EditInviteLinkChanges,
  EditSubscriptionLinkChanges,
} from './links/options'
import { fromStored, type StoredInviteLink } from './links/snapshot'
import type { Closable } from './transport/closable'
import { connect } from './transport/connect'
import type { ChatMigration } from './transport/migration'
import type { CallerOptions, ClientOptions } from './transport/options'
import { type ClientEvents, type EventHandler, Events, type ListenOptions } from './updates/events'
import type { PollOptions, UpdatesOptions } from './updates/polling/options'
import type { UpdateNews } from './updates/read-update'
import { Reception } from './updates/reception'
import type { DecideOnJoinRequest, JoinRequestVerdict, ScreeningOptions } from './updates/screening/options'
import type { Screening } from './updates/screening/screening'
import { watchJoins } from './updates/watch-joins'
import type { WebhookInfo } from './updates/webhook/info'
import type { WebhookOptions } from './updates/webhook/options'
import type { DeleteWebhookOptions, SetWebhookOptions } from './updates/webhook/settings'
import type { Webhook } from './updates/webhook/webhook'

/**
 * A bot's way to work with invite links. For all but `api.call` and `inviteLink` the bot has to be an administrator
 * of the chat who may invite users.
 *
 * Every method takes `{ signal, timeoutMs, onWait }` last, rejects with an {@link InvalidOptionsError} before anything is
 * sent if something handed in cannot be right, with an {@link ApiError} if Telegram refuses, with a
 * {@link TransportError} if no usable answer comes, and with the signal's own `reason` if it is aborted.
 *
 * @example
 * const client = new Client(process.env.BOT_TOKEN)
 * const link = await client.createInviteLink('@mychannel', { title: 'Spring campaign', limit: 50 })
 * console.log(link.url)
 */
export class Client {
  /** The raw Bot API, every method by Telegram's own names. */
  readonly api: Api

  readonly #connection: Closable
  readonly #events = new Events()
  readonly #links: LinkContext
  readonly #reception: Reception

  /**
   * @param token - the bot's token, as BotFather shows it; `undefined` and `''` are refused, so that an environment
   *   variable can be handed through
   * @throws {InvalidOptionsError} if the token or an option cannot be right
   */
  constructor(token: string | undefined, options?: ClientOptions)
  /**
   * @param caller - the way to Telegram, in place of a token: an adapter of another library's bot, or a test double.
   *   The options of the transport do not pass here.
   */
  constructor(caller: Caller, options?: CallerOptions)
  constructor(tokenOrCaller: string | undefined | Caller, options: ClientOptions = {}) {
    const events = this.#events
    const onMigration = (migration: ChatMigration) => void events.emit('chatMigrated', migration)
    const { caller, clock, moved, botId } = connect(tokenOrCaller, options, onMigration)
    this.#connection = caller
    this.api = new Api(caller)
    this.#links = {
      caller: this.api,
      clock,
      botId,
      currentId: (chatId) => moved.idOf(chatId),
      watchJoins: (hear, onEnd) => watchJoins(events, hear, onEnd),
    }
    this.#reception = new Reception({ links: this.#links, events, moved })
  }

  /**
   * Makes one more invite link for a chat.
   *
   * @param chatId - the chat's numeric id, or the `@username` of a public one
   * @returns the new link, as Telegram describes it
   * @throws {TransportError} with `outcome: 'unknown'` if the answer was lost: the link may exist
   * @see https://core.telegram.org/bots/api#createchatinvitelink
   *
   * @example
   * const link = await client.createInviteLink(chatId, { title: 'Launch day', expireIn: { days: 7 }, limit: 50 })
   * link.url //=> 'https://t.me/+…'
   */
  async createInviteLink(
    chatId: ChatId,
    options: CreateInviteLinkOptions = {},
    call?: CallOptions,
  ): Promise<InviteLink> {
    const chat = toChatId(chatId)
    return new InviteLink(this.#links, chat, await createLink(this.#links, chat, options, call))
  }

  /**
   * Makes many links for a chat, while somebody iterates: one after another, in order, and none of them twice. See
   * {@link Bulk} for what ends it and what does not.
   *
   * @param chatId - the chat's numeric id, or the `@username` of a public one
   * @param rows - how many, from 0; or the options of each: an array, or anything else that `for await` goes through. It
   *   is pulled from as links are made, and may be as long as it likes
   * @throws {InvalidOptionsError} when the first link is asked for, if the chat, the count, the rows as a whole or an
   *   option cannot be right
   * @see https://core.telegram.org/bots/api#createchatinvitelink
   *
   * @example
   * const rows = [{ title: 'Ada' }, { title: 'Grace', limit: 5 }]
   * for await (const { options, link, error } of client.createInviteLinks(chatId, rows, { each: { limit: 1 } })) {
   *   console.log(options.title, link ? link.url : error.message)
   * }
   */
  createInviteLinks(
    chatId: ChatId,
    rows: number,
    options?: CreateInviteLinksOptions,
  ): Bulk<CreateOutcome<InviteLinkRow>>
  /** Makes a link for each row: the same as with a count, and each outcome has its row in `options`. */
  createInviteLinks<Row extends InviteLinkRow>(
    chatId: ChatId,
    rows: Iterable<Row & OnlySettings<Row>> | AsyncIterable<Row & OnlySettings<Row>>,
    options?: CreateInviteLinksOptions,
  ): Bulk<CreateOutcome<Row>>
  createInviteLinks(
    chatId: ChatId,
    rows: number | Iterable<InviteLinkRow> | AsyncIterable<InviteLinkRow>,
    options: CreateInviteLinksOptions = {},
  ): Bulk<CreateOutcome<InviteLinkRow>> {
    return createMany(this.#links, chatId, rows, options)
  }

  /**
   * Makes a link into a channel that people pay for, 30 days at a time.
   *
   * @returns the new link, as Telegram describes it
   * @throws {ApiError} with reason `'not-a-channel'` for every other chat
   * @throws {TransportError} with `outcome: 'unknown'` if the answer was lost: the link may exist
   * @see https://core.telegram.org/bots/api#createchatsubscriptioninvitelink
   *
   * @example
   * const link = await client.createSubscriptionLink('@mychannel', { title: 'Patrons', price: 250 })
   */
  async createSubscriptionLink(
    chatId: ChatId,
    options: CreateSubscriptionLinkOptions,
    call?: CallOptions,
  ): Promise<InviteLink> {
    const [chat, given] = [toChatId(chatId), asGiven(options)]
    const { createSubscription } = await import('./links/acts')
    return new InviteLink(this.#links, chat, await createSubscription(this.#links, chat, given, call))
  }

  /**
   * Changes a link: the same as {@link InviteLink.edit}. Of a link known only by its URL all four settings are
   * named, for Telegram resets what an edit leaves out.
   *
   * @returns the same object, up to date; for a URL, a new one
   * @see https://core.telegram.org/bots/api#editchatinvitelink
   *
   * @example
   * await client.editInviteLink(chatId, 'https://t.me/+AbCdEfGh', {
   *   title: 'Spring campaign', expireAt: null, limit: 100, requireApproval: false,
   * })
   */
  async editInviteLink(
    chatId: ChatId,
    link: InviteLink,
    changes: EditInviteLinkChanges,
    call?: CallOptions,
  ): Promise<InviteLink>
  /**
   * Changes a link of which only the URL is known: what it was before is not known either, so all four settings are
   * named.
   */
  async editInviteLink(
    chatId: ChatId,
    url: string,
    settings: AllInviteLinkSettings,
    call?: CallOptions,
  ): Promise<InviteLink>
  async editInviteLink(
    chatId: ChatId,
    link: InviteLink | string,
    changes: EditInviteLinkChanges | AllInviteLinkSettings,
    call?: CallOptions,
  ): Promise<InviteLink> {
    const [chat, given] = [toChatId(chatId), asGiven(changes)]
    const { editInviteLink } = await import('./links/acts')
    return await editInviteLink(this.#links, chat, link, given, call)
  }

  /**
   * Changes the title of a subscription link: nothing else of it can change.
   *
   * @returns the same object, up to date; for a URL, a new one
   * @see https://core.telegram.org/bots/api#editchatsubscriptioninvitelink
   */
  async editSubscriptionLink(
    chatId: ChatId,
    link: InviteLink | string,
    changes: EditSubscriptionLinkChanges,
    call?: CallOptions,
  ): Promise<InviteLink> {
    const [chat, given] = [toChatId(chatId), asGiven(changes)]
    const { editSubscriptionLink } = await import('./links/acts')
    return await editSubscriptionLink(this.#links, chat, link, given, call)
  }

  /**
   * Closes a link for good: the same as {@link InviteLink.revoke}. Where it is the primary one, Telegram makes
   * another by itself.
   *
   * @returns the same object, up to date; for a URL, a new one. Where the answer is lost and another try finds the link
   *   gone, it is revoked: of a URL no more than that is known then, and the other facts are blank
   * @see https://core.telegram.org/bots/api#revokechatinvitelink
   */
  async revokeInviteLink(chatId: ChatId, link: InviteLink | string, call?: CallOptions): Promise<InviteLink> {
    const chat = toChatId(chatId)
    const { revokeInviteLink } = await import('./links/acts')
    return await revokeInviteLink(this.#links, chat, link, call)
  }

  /**
   * Revokes many links, while somebody iterates: of one chat or of several, in order. See {@link Bulk} for what ends it
   * and what does not. A missing right in a chat, or a chat that is gone, ends it where the links are an array, all of
   * one chat; otherwise it is the error of each link of that chat.
   *
   * @param links - an array, or anything else that `for await` goes through
   * @throws {InvalidOptionsError} when the first outcome is asked for, if these are no links at all, or an option cannot
   *   be right
   * @see https://core.telegram.org/bots/api#revokechatinvitelink
   *
   * @example
   * for await (const { link, error } of client.revokeInviteLinks(links)) {
   *   if (error) console.error(link.masked, error.message)
   * }
   */
  revokeInviteLinks(
    links: Iterable<InviteLink> | AsyncIterable<InviteLink>,
    options: BulkOptions = {},
  ): Bulk<RevokeOutcome> {
    return revokeMany(this.#links, links, options)
  }

  /**
   * The bot's own primary link into a chat. Every administrator has their own.
   *
   * @returns `null` if the bot has none, or no right to invite users
   * @see https://core.telegram.org/bots/api#getchat
   */
  async getPrimaryInviteLink(chatId: ChatId, call?: CallOptions): Promise<string | null> {
    const chat = toChatId(chatId)
    const { getPrimary } = await import('./links/acts')
    return await getPrimary(this.api, chat, call)
  }

  /**
   * Makes a new primary link for the bot. The one before stops working.
   *
   * @throws {TransportError} with `outcome: 'unknown'` if the answer was lost: the link may have been replaced
   * @see https://core.telegram.org/bots/api#exportchatinvitelink
   */
  async replacePrimaryInviteLink(chatId: ChatId, call?: CallOptions): Promise<string> {
    const chat = toChatId(chatId)
    const { replacePrimary } = await import('./links/acts')
    return await replacePrimary(this.api, chat, call)
  }

  /**
   * Makes a link object of stored data: of `JSON.stringify(link)`, or of what Telegram sent. Nothing is sent.
   *
   * @param chatId - the chat it leads into; the same as in the JSON, where that names it
   * @throws {InvalidOptionsError} if it is no link, or one of another chat
   *
   * @example
   * const link = client.inviteLink(chatId, JSON.parse(stored))
   * await link.revoke()
   */
  inviteLink(chatId: ChatId, stored: StoredInviteLink): InviteLink {
    const chat = toChatId(chatId)
    return new InviteLink(this.#links, chat, fromStored(this.#links, stored, chat))
  }

  /**
   * Lets in somebody who asked to be.
   *
   * @param userId - who; a positive whole number
   * @returns what came of it: that they are in already, or asked no longer, is no error
   * @see https://core.telegram.org/bots/api#approvechatjoinrequest
   *
   * @example
   * await client.approveJoinRequest(chatId, userId) //=> 'approved'
   */
  async approveJoinRequest(chatId: ChatId, userId: number | string, call?: CallOptions): Promise<JoinRequestOutcome> {
    const chat = toChatId(chatId)
    const { approveJoinRequest } = await import('./join-requests/acts')
    return await approveJoinRequest(this.api, chat, userId, call)
  }

  /**
   * Turns away somebody who asked to be let in. They may ask again.
   *
   * @param userId - who; a positive whole number
   * @returns what came of it: that they asked no longer is no error
   * @see https://core.telegram.org/bots/api#declinechatjoinrequest
   */
  async declineJoinRequest(chatId: ChatId, userId: number | string, call?: CallOptions): Promise<JoinRequestOutcome> {
    const chat = toChatId(chatId)
    const { declineJoinRequest } = await import('./join-requests/acts')
    return await declineJoinRequest(this.api, chat, userId, call)
  }

  /**
   * What the bot can do in a chat, what it cannot, and why; and whether updates about it will arrive. Printed, it reads
   * like advice. The bot need not be in the chat, let alone an administrator.
   *
   * @throws {ApiError} with reason `'chat-not-found'` if the bot does not know the chat
   * @see https://core.telegram.org/bots/api#getchatmember
   *
   * @example
   * const access = await client.getChatAccess(chatId)
   * if (!access.canManageLinks) console.log(access.because.canManageLinks)
   */
  async getChatAccess(chatId: ChatId, call?: CallOptions): Promise<ChatAccess> {
    const chat = toChatId(chatId)
    const desk = await this.#reception.desk()
    return await desk.getChatAccess(chat, call)
  }

  /**
   * Listens to what the client tells of: see {@link ClientEvents}. Several may listen; they are told in the order in
   * which they began to, and waited for. An update counts as handled when all handlers have ended.
   *
   * What a handler throws goes to those who listen to `'error'`, and the update counts as handled. If nobody does, it is
   * where the update came in: `poll` rejects, a webhook answers 500, and the update comes again.
   *
   * @param options - `once` for the first time only, `signal` to end the listening
   * @returns ends the listening
   * @throws {InvalidOptionsError} if there is no such event, or the handler is no function
   *
   * @example
   * client.on('memberJoined', ({ user, via }) => {
   *   if (via.by === 'link') console.log(`${user.firstName} came through ${via.link.title}`)
   * })
   * await client.poll({ signal })
   */
  on<N extends keyof ClientEvents>(
    event: N,
    handler: EventHandler<ClientEvents[N]>,
    options?: ListenOptions,
  ): () => void {
    return this.#events.on(event, handler, options)
  }

  /**
   * Tells all who listen of an update that came in some other way: through a framework, or out of a queue. Each id is
   * handled once; what is no longer as Telegram sends it goes to `'error'`.
   *
   * @returns when all handlers have ended
   * @throws {InvalidOptionsError} for what is no update at all
   * @throws what a handler threw, if nobody listens to `'error'`: then it counts as not handled
   * @see https://core.telegram.org/bots/api#update
   */
  async handleUpdate(update: Update): Promise<void> {
    await this.#reception.handleUpdate(update)
  }

  /**
   * What an update tells of people, as objects that can act: for a handler of another framework, which has the update in
   * hand. Nothing is sent, nobody is told, and the update counts as neither seen nor handled.
   *
   * @returns one of `joinRequest`, `memberJoined`, `memberLeft`, `memberChanged`, `accessChanged`; nothing, where the
   *   update tells of something else
   * @throws {InvalidOptionsError} for what is no update at all
   * @throws {UpdateError} for one that is not as Telegram sends it
   * @see https://core.telegram.org/bots/api#update
   *
   * @example
   * const { joinRequest } = await client.readUpdate(update)
   * if (joinRequest?.bio) await joinRequest.approve()
   */
  async readUpdate(update: Update): Promise<UpdateNews> {
    const desk = await this.#reception.desk()
    return await desk.readUpdate(update)
  }

  /**
   * Fetches updates and tells those who listen, until the signal is aborted or the client closed. Telegram is asked for
   * what somebody listens to, as `chat_member` for `'memberJoined'`. What concerns one person is handled in order; of
   * different people, side by side.
   *
   * Telegram forgets an update only when its handlers have ended: what was not handled comes again, to whoever polls
   * next. Handlers do not wait for other updates, then, for these come when they have ended.
   *
   * @returns when it has ended, what had begun is handled, and Telegram knows
   * @throws {ApiError} with reason `'conflict'` if there is a webhook, or another program polls
   * @throws what a handler threw, if nobody listens to `'error'`
   * @throws {TypeError} if nobody listens, and `allowedUpdates` names nothing; or if this client polls already
   * @see https://core.telegram.org/bots/api#getupdates
   *
   * @example
   * const stop = new AbortController()
   * process.once('SIGTERM', () => stop.abort())
   * await client.poll({ signal: stop.signal })
   */
  async poll(options: PollOptions = {}): Promise<void> {
    const desk = await this.#reception.desk()
    await desk.poll(options)
  }

  /**
   * The same as {@link Client.poll}, with each update in hand, one after another: those who listen are told before. An
   * update is handled when the next is asked for; the one at which the loop is left comes again.
   *
   * @see https://core.telegram.org/bots/api#getupdates
   *
   * @example
   * for await (const update of client.updates({ signal, allowedUpdates: ['message'] })) console.log(update.message?.text)
   */
  async *updates(options: UpdatesOptions = {}): AsyncGenerator<Update, void, undefined> {
    const desk = await this.#reception.desk()
    yield* desk.updates(options)
  }

  /**
   * Makes the endpoint that Telegram sends updates to, for platforms whose requests and answers are those of `fetch`:
   * Workers, Deno, Bun, Hono, Next. For `node:http`, Express and Fastify there is {@link nodeWebhook}. An update is
   * answered with 200 when its handlers have ended; otherwise Telegram sends it again.
   *
   * @param options - `secretToken`, the same as for {@link Client.setWebhook}, or `false`
   * @throws {InvalidOptionsError} at once, if an option cannot be right
   *
   * @example
   * export default { fetch: client.webhook({ secretToken: env.WEBHOOK_SECRET }) }
   */
  webhook(options: WebhookOptions): Webhook {
    return this.#reception.webhook(options)
  }

  /**
   * Has Telegram send updates to an address. It is asked for what somebody listens to by now, and for what
   * `allowedUpdates` adds: so listen first. While a webhook is set, polling is refused.
   *
   * @throws {ApiError} if Telegram refuses the address: then there is no webhook any more
   * @see https://core.telegram.org/bots/api#setwebhook
   *
   * @example
   * client.on('memberJoined', greet)
   * await client.setWebhook({ url: 'https://bot.example/telegram', secretToken: process.env.WEBHOOK_SECRET })
   */
  async setWebhook(options: SetWebhookOptions, call?: CallOptions): Promise<void> {
    const desk = await this.#reception.desk()
    await desk.setWebhook(options, call)
  }

  /**
   * Has Telegram keep updates until they are fetched. That there was no webhook is no error.
   *
   * @see https://core.telegram.org/bots/api#deletewebhook
   */
  async deleteWebhook(options: DeleteWebhookOptions = {}, call?: CallOptions): Promise<void> {
    const desk = await this.#reception.desk()
    await desk.deleteWebhook(options, call)
  }

  /**
   * What Telegram tells of the webhook: where it is, how many updates wait, and what went wrong last.
   *
   * @see https://core.telegram.org/bots/api#getwebhookinfo
   */
  async getWebhookInfo(call?: CallOptions): Promise<WebhookInfo> {
    const desk = await this.#reception.desk()
    return await desk.getWebhookInfo(call)
  }

  /**
   * Decides on everybody who asks to be let in, each once and in time: by what `decide` says, and by `onTimeout` if it
   * says nothing in time, throws, or the screening ends before.
   *
   * @param decide - says `'approve'`, `'decline'`, `'leave'` for the administrators, or `{ webApp }`; it may take its
   *   time, and wait for other updates
   * @returns when it has begun; what ends it: `await screening.stop()`. `close()` does, too
   * @throws {InvalidOptionsError} if an option cannot be right
   *
   * @example
   * await client.screenJoinRequests(({ bio }) => (bio === null ? 'decline' : 'approve'))
   * await client.poll({ signal })
   */
  async screenJoinRequests<const Verdict extends JoinRequestVerdict>(
    decide: DecideOnJoinRequest<Verdict>,
    options: ScreeningOptions = {},
  ): Promise<Screening> {
    const given = asGiven(options)
    const desk = await this.#reception.desk()
    return await desk.screen(decide, given)
  }

  /**
   * Ends polling, refuses further calls, waits for handlers and calls under way, and lets go of all sockets. A handler
   * that waits for this waits for itself: it aborts the signal of `poll` instead.
   */
  async close(): Promise<void> {
    await this.#reception.close()
    await this.#connection.close()
  }
}
