import type { ChatInviteLink } from '@grammyjs/types'
import type { CallOptions } from '../api/caller'
import { maskLinks } from '../errors'
import { asGiven } from './as-given'
import { InviteLinkFacts, learn } from './invite-link-facts'
import { type FirstJoin, type FirstJoinOptions, type JoinsOptions, joinsOf, type LinkJoin, watchLink } from './joins'
import type { LinkContext } from './link-context'
import { toDeepLink, toShareUrl } from './link-forms'
import type { EditInviteLinkChanges } from './options'
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
export class InviteLink extends InviteLinkFacts {
  #raw: ChatInviteLink
  readonly #context: LinkContext
  readonly #turn = new Turn()

  /** Made by a `Client`: see `createInviteLink` and `inviteLink`. */
  constructor(context: LinkContext, chatId: number | string, raw: ChatInviteLink) {
    super(context.currentId(chatId), raw)
    this.#context = context
    this.#raw = raw
  }

  /** The same facts, in Telegram's own names. */
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
    return toDeepLink(this.url)
  }

  /** What opens Telegram's own window for passing the link on; `null` if the link was cut. */
  shareUrl(text?: string): string | null {
    return this.isTruncated ? null : toShareUrl(this.url, text)
  }

  /** The link with most of it left out: for logs. */
  get masked(): string {
    return maskLinks(this.url)
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
    const given = asGiven(changes)
    return this.#act(async () => {
      const { editLink } = await import('./acts')
      return await editLink(this.#context, this.chatId, this.#raw, given, call)
    }, call)
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
    return this.#act(async () => {
      const { revokeLink } = await import('./acts')
      return await revokeLink(this.#context, this.chatId, this.#raw, call)
    }, call)
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
    const given = asGiven(changes)
    return await this.#turn.take(async () => {
      const { replaceLink } = await import('./acts')
      const { fresh, revoked } = await replaceLink(this.#context, this, given, call)
      this.#learn(revoked)
      return fresh
    }, call?.signal)
  }

  /**
   * Those who come through this link, from this call on, while the client receives updates, until the signal is aborted,
   * the client closed or the loop left. Who has come by then is still given. Several may go through the joins of a link
   * at once, and each sees all.
   *
   * Each join is kept until it is asked for, and with that its update counts as handled. While 1,000 are kept, further
   * ones wait to be handled, and so does what is behind them: so go through what is returned, or abort.
   *
   * Telegram tells only bots that are administrators. Of a public chat it may not tell by which link somebody came: see
   * {@link JoinedVia}.
   *
   * @throws {InvalidOptionsError} when the first is asked for: for another administrator's link, of which Telegram shows
   *   bots only the beginning, or if an option cannot be right
   * @see https://core.telegram.org/bots/api#chatmemberupdated
   *
   * @example
   * for await (const { user } of link.joins({ signal })) {
   *   console.log(`${user.firstName} came through ${link.title}`)
   * }
   */
  joins(options: JoinsOptions = {}): AsyncIterable<LinkJoin> {
    return joinsOf(this.#context, this, options)
  }

  /**
   * Waits for the first who comes through this link, from this call on, while the client receives updates, and then
   * closes it: a grant for one person. Make the link with `limit: 1`, and no two can be in the chat through it at once;
   * `others` tells who got in all the same, because the first had left again.
   *
   * @throws {FirstJoinError} if somebody came, and the link could not be revoked: it tells who, and why
   * @throws {TransportError} with reason `'closed'` if the client is closed before anybody comes
   * @throws {InvalidOptionsError} before anything is waited for: for another administrator's link, of which Telegram
   *   shows bots only the beginning, or if an option cannot be right
   * @throws the signal's own `reason` if it is aborted before anybody comes: then the link is still open
   *
   * @example
   * const link = await client.createInviteLink(chatId, { title: 'For Ada', limit: 1 })
   * const { user, isIntended } = await link.firstJoin({ intendedFor: ada.id })
   * if (!isIntended) console.log(`${user.firstName} has used the link that was for Ada`)
   */
  async firstJoin(options: FirstJoinOptions = {}): Promise<FirstJoin> {
    const [opening, given] = [watchLink(this.#context, this, options, 'firstJoin'), asGiven(options)]
    const { awaitFirst } = await import('./acts')
    return await awaitFirst(this, await opening, given)
  }

  /** The link's URL. */
  override toString(): string {
    return this.url
  }

  /** All facts, in a form that `client.inviteLink` makes a link of again. */
  toJSON(): InviteLinkSnapshot {
    return { ...this, expiresAt: this.expiresAt?.toISOString() ?? null }
  }

  async #act(act: () => Promise<ChatInviteLink>, call: CallOptions | undefined): Promise<this> {
    return await this.#turn.take(async () => this.#learn(await act()), call?.signal)
  }

  #learn(raw: ChatInviteLink): this {
    this.#raw = raw
    learn(this, this.#context.currentId(this.chatId), raw)
    return this
  }
}
