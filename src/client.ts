import { Api } from './api/api'
import type { Caller, CallOptions } from './api/caller'
import { type ChatId, toChatId } from './api/chat-id'
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

  /**
   * @param token - the bot's token, as @BotFather shows it; `undefined` and `''` are refused, so that an environment
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
    const onMigration = (migration: ChatMigration) => void this.#events.emit('chatMigrated', migration)
    const { caller, clock, moved, botId } = connect(tokenOrCaller, options, onMigration)
    this.#connection = caller
    this.api = new Api(caller)
    this.#links = { caller: this.api, clock, botId, currentId: (chatId) => moved.idOf(chatId) }
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
    count: number,
    options?: CreateInviteLinksOptions,
  ): Bulk<CreateOutcome<InviteLinkRow>>
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
   * Listens to what the client tells of: `'chatMigrated'` when a group became a supergroup, `'error'` when a handler
   * threw. Several may listen; they are told in the order in which they began to.
   *
   * @param options - `once` for the first time only, `signal` to end the listening
   * @returns ends the listening
   * @throws {InvalidOptionsError} if there is no such event, or the handler is no function
   *
   * @example
   * const stop = client.on('chatMigrated', ({ oldChatId, newChatId }) => renameInDatabase(oldChatId, newChatId))
   */
  on<N extends keyof ClientEvents>(
    event: N,
    handler: EventHandler<ClientEvents[N]>,
    options?: ListenOptions,
  ): () => void {
    return this.#events.on(event, handler, options)
  }

  /** Refuses further calls, waits for those under way, and lets go of all sockets. */
  async close(): Promise<void> {
    await this.#connection.close()
  }
}
