import type { ChatInviteLink } from '@grammyjs/types'
import type { CallOptions } from '../api/caller'
import { toUser, type User } from '../people/user'
import { fromUnixSeconds } from '../time/unix-seconds'
import { editLink } from './edit'
import type { LinkContext } from './link-context'
import { isTruncated, maskLink, parseInviteLink, toShareUrl } from './link-text'
import type { EditInviteLinkChanges } from './options'
import { replaceLink } from './replace'
import { ReplaceError } from './replace-error'
import { revokeLink } from './revoke'
import type { InviteLinkSnapshot } from './snapshot'
import { Turn } from './turn'

/**
 * One invite link: a live handle. Its facts are as Telegram last told them, and change only through what this object
 * does. What is done at once to one object takes turns, each built on the last answer; what fails changes nothing.
 * Two objects made of the same stored data do not follow each other.
 *
 * @see https://core.telegram.org/bots/api#chatinvitelink
 *
 * @example
 * const link = await client.createInviteLink(chatId, { title: 'Spring campaign', limit: 50 })
 * await link.edit({ limit: 100 }) // the title stays
 * await link.revoke()
 * link.isRevoked //=> true
 */
export class InviteLink {
  /** The chat it leads into, as it was named when the link was made. */
  readonly chatId: number | string
  #raw: ChatInviteLink
  readonly #context: LinkContext
  readonly #turn = new Turn()

  /** @internal Made by a `Client`: see `createInviteLink` and `inviteLink`. */
  constructor(context: LinkContext, chatId: number | string, raw: ChatInviteLink) {
    this.#context = context
    this.chatId = chatId
    this.#raw = raw
  }

  /** The link itself. Whoever has it can use it: {@link masked} is for logs. */
  get url(): string {
    return this.#raw.invite_link
  }

  /** What its administrators call it, or `null`. */
  get title(): string | null {
    return this.#raw.name ?? null
  }

  /** The administrator who made it: this bot, or another in links that came with an update. */
  get creator(): User {
    return toUser(this.#raw.creator)
  }

  /** When the link closes by itself, or `null` if never. */
  get expiresAt(): Date | null {
    return this.#raw.expire_date ? fromUnixSeconds(this.#raw.expire_date) : null
  }

  /** How many people may be in the chat at the same time through this link, or `null` if any number. */
  get limit(): number | null {
    return this.#raw.member_limit ?? null
  }

  /** Whether an administrator has to let each person in. */
  get requiresApproval(): boolean {
    return this.#raw.creates_join_request
  }

  /** How many people wait to be let in, as of Telegram's last answer about this link. */
  get pendingJoinRequestCount(): number {
    return this.#raw.pending_join_request_count ?? 0
  }

  /** Whether it is the one permanent link that its creator has in this chat. */
  get isPrimary(): boolean {
    return this.#raw.is_primary
  }

  /** Whether it was closed for good. */
  get isRevoked(): boolean {
    return this.#raw.is_revoked
  }

  /** How long a payment lasts, in milliseconds, and how many Stars it is; `null` if the link costs nothing. */
  get subscription(): { periodMs: number; price: number } | null {
    const { subscription_period: seconds, subscription_price: price } = this.#raw
    return seconds === undefined || price === undefined ? null : { periodMs: seconds * 1_000, price }
  }

  get kind(): 'primary' | 'additional' | 'subscription' {
    if (this.isPrimary) return 'primary'
    return this.subscription === null ? 'additional' : 'subscription'
  }

  /** Whether Telegram cut it, because another administrator made it: then nothing can be done with it. */
  get isTruncated(): boolean {
    return isTruncated(this.url)
  }

  /** The same, in Telegram's own names. */
  get raw(): ChatInviteLink {
    return this.#raw
  }

  /** Whether its time is over, by the client's clock or at the moment given. */
  isExpired(now: Date = this.#context.clock.now()): boolean {
    return this.expiresAt !== null && this.expiresAt <= now
  }

  /** Whether it is neither revoked, nor expired, nor cut. Whether it is full, Telegram tells nobody. */
  isUsable(now?: Date): boolean {
    return !this.isRevoked && !this.isTruncated && !this.isExpired(now)
  }

  /** What opens the app at once: `tg://join?invite=…`; `null` if the link was cut. */
  get deepLink(): string | null {
    const parsed = parseInviteLink(this.url)
    return parsed?.kind === 'invite' ? parsed.deepLink : null
  }

  /** What opens Telegram's own window for passing the link on; `null` if the link was cut. */
  shareUrl(text?: string): string | null {
    return this.isTruncated ? null : toShareUrl(this.url, text)
  }

  /** The link with most of it left out: for logs. */
  get masked(): string {
    return maskLink(this.url)
  }

  /**
   * Changes what is named, keeps the rest, and takes away what is `null`. `requireApproval: true` takes the limit
   * away. With no changes, it brings the facts up to date.
   *
   * @returns this link, as Telegram now describes it
   * @throws {InvalidOptionsError} before anything is sent, if a change cannot be right, or if this link cannot be
   *   edited: a primary, a revoked, a cut one; one that has expired, without a new `expireAt`
   * @throws {ApiError} if Telegram refuses
   * @see https://core.telegram.org/bots/api#editchatinvitelink
   *
   * @example
   * await link.edit({ title: 'Summer campaign', limit: null })
   */
  edit(changes: EditInviteLinkChanges, call?: CallOptions): Promise<this> {
    return this.#act(() => editLink(this.#context, this.chatId, this.#raw, changes, call), call)
  }

  /**
   * Closes the link for good; there is no way back. One that is known to be revoked resolves at once, nothing sent.
   *
   * @returns this link, as Telegram now describes it
   * @throws {InvalidOptionsError} before anything is sent, if the link was cut
   * @throws {ApiError} if Telegram refuses
   * @see https://core.telegram.org/bots/api#revokechatinvitelink
   */
  revoke(call?: CallOptions): Promise<this> {
    return this.#act(() => revokeLink(this.#context, this.chatId, this.#raw, call), call)
  }

  /**
   * Makes a new link with the same settings, changes aside, and then revokes this one. If this one is revoked
   * already, it only makes the new one.
   *
   * @returns the new link
   * @throws {InvalidOptionsError} before anything is sent: for a primary, a cut or another administrator's link, and
   *   for an expired one without a new `expireAt`
   * @throws {ReplaceError} if the new link was made and this one could not be revoked: it has both
   * @throws {ApiError} if Telegram refuses the new link; then nothing has changed
   *
   * @example
   * const fresh = await link.replace({ expireIn: { days: 7 } })
   */
  async replace(changes: EditInviteLinkChanges = {}, call?: CallOptions): Promise<InviteLink> {
    return await this.#turn.take(async () => {
      const replacement = await replaceLink(this.#context, this.chatId, this.#raw, changes, call)
      const fresh = new InviteLink(this.#context, this.chatId, replacement.made)
      if ('failure' in replacement) throw new ReplaceError(fresh, this, replacement.failure)
      this.#raw = replacement.revoked
      return fresh
    }, call?.signal)
  }

  /** The link's URL. */
  toString(): string {
    return this.url
  }

  /** All facts, in a form that `client.inviteLink` makes a link of again. */
  toJSON(): InviteLinkSnapshot {
    return { ...this.#facts(), expiresAt: this.expiresAt?.toISOString() ?? null }
  }

  /** What Node prints: the facts. */
  [Symbol.for('nodejs.util.inspect.custom')](_depth: number, options: object, inspect: InspectFunction): string {
    return `InviteLink ${inspect(this.#facts(), options)}`
  }

  #facts() {
    const { chatId, url, title, creator, expiresAt, limit, requiresApproval, pendingJoinRequestCount } = this
    const { isPrimary, isRevoked, subscription, kind, isTruncated } = this
    const settings = { chatId, url, title, creator, expiresAt, limit, requiresApproval, pendingJoinRequestCount }
    return { ...settings, isPrimary, isRevoked, subscription, kind, isTruncated }
  }

  async #act(act: () => Promise<ChatInviteLink>, call: CallOptions | undefined): Promise<this> {
    return await this.#turn.take(async () => {
      this.#raw = await act()
      return this
    }, call?.signal)
  }
}

type InspectFunction = (value: unknown, options: object) => string
