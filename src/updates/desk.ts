import type { Update } from '@grammyjs/types'
import type { ChatAccess } from '../access/chat-access'
import type { Receiving } from '../access/delivery'
import type { CallOptions } from '../api/caller'
import { closedError, maskLinks } from '../errors'
import type { JoinRequest } from '../join-requests/join-request'
import type { Inbox, InboxContext } from './inbox'
import { neededUpdates } from './needed-updates'
import type { PollOptions, UpdatesOptions } from './polling/options'
import type { Polling } from './polling/polling'
import type { UpdateNews } from './read-update'
import type { DecideOnJoinRequest, ScreeningOptions } from './screening/options'
import type { Screening } from './screening/screening'
import type { WebhookInfo } from './webhook/info'
import type { DeleteWebhookOptions, SetWebhookOptions, WebhookContext } from './webhook/settings'

/** Sees to it that updates come in, and people are decided on: each way of it is loaded when somebody asks for it. */
export class Desk {
  readonly #context: InboxContext
  readonly #inbox: Inbox
  readonly #webhook: WebhookContext
  readonly #screenings = new Set<Screening>()
  #settingUp: Promise<unknown> = Promise.resolve()
  #polling: Polling | undefined

  constructor(context: InboxContext, inbox: Inbox) {
    this.#context = context
    this.#inbox = inbox
    this.#webhook = { caller: context.links.caller, events: context.events }
  }

  async readUpdate(update: Update): Promise<UpdateNews> {
    const { readUpdate } = await import('./read-update')
    return readUpdate(this.#inbox.context, update)
  }

  async poll(options: PollOptions): Promise<void> {
    const polling = await this.#polls()
    // A screening that is being set up will listen, though nobody has waited for it.
    await this.#settingUp
    await polling.poll(options)
  }

  async *updates(options: UpdatesOptions): AsyncGenerator<Update, void, undefined> {
    const polling = await this.#polls()
    yield* polling.updates(options)
  }

  async setWebhook(options: SetWebhookOptions, call?: CallOptions): Promise<void> {
    const { setWebhook } = await import('./webhook/acts')
    await setWebhook(this.#webhook, options, call)
  }

  async deleteWebhook(options: DeleteWebhookOptions, call?: CallOptions): Promise<void> {
    const { deleteWebhook } = await import('./webhook/acts')
    await deleteWebhook(this.#webhook, options, call)
  }

  async getWebhookInfo(call?: CallOptions): Promise<WebhookInfo> {
    const { getWebhookInfo } = await import('./webhook/acts')
    return await getWebhookInfo(this.#webhook.caller, call)
  }

  /** What the bot may do in a chat, of which nobody will hear while updates do not come in. */
  async getChatAccess(chatId: number | string, call?: CallOptions): Promise<ChatAccess> {
    const { getChatAccess } = await import('../access/get-chat-access')
    const { links, events } = this.#context
    const receiving = (): Receiving => ({ by: this.#way(), needs: neededUpdates(events) })
    return await getChatAccess({ ...links, receiving }, chatId, call)
  }

  async screen(decide: DecideOnJoinRequest, options: ScreeningOptions): Promise<Screening> {
    const screening = this.#setUp(decide, options)
    this.#settingUp = Promise.allSettled([this.#settingUp, screening])
    return await screening
  }

  /** Resolves when nothing is being fetched. */
  async ended(): Promise<void> {
    await this.#polling?.ended()
  }

  /** Gives a verdict on all requests that are open. */
  async stopScreening(): Promise<void> {
    await Promise.all([...this.#screenings].map((screening) => screening.stop()))
  }

  async #setUp(decide: DecideOnJoinRequest, options: ScreeningOptions): Promise<Screening> {
    const { Screening } = await import('./screening/screening')
    const { events, links } = this.#context
    if (events.isEnded) throw closedError('screenJoinRequests')
    const context = {
      clock: links.clock,
      onJoinRequest: (hear: (request: JoinRequest) => unknown) => events.on('joinRequest', hear),
      onError: (error: unknown) => this.#tellOfFailure(error),
    }
    const screening = new Screening(context, decide, options)
    this.#screenings.add(screening)
    return screening
  }

  /** Of what no update brought, nobody else would ever hear: where nobody listens to errors, it is at least a warning. */
  #tellOfFailure(error: unknown): void {
    const { events } = this.#context
    if (events.has('error')) return void events.emit('error', error)
    const message = maskLinks(
      `The screening of a request to join went wrong, and nobody listens to \`error\`: ${error}`,
    )
    void events.emit('warning', { code: 'screening-failed', message, chatId: null })
  }

  /** How updates come in just now, as far as this client is concerned. */
  #way(): Receiving['by'] {
    if (this.#polling?.isUnderWay) return 'polling'
    return this.#context.hasWebhook ? 'webhook' : null
  }

  async #polls(): Promise<Polling> {
    const { Polling } = await import('./polling/polling')
    this.#polling ??= new Polling(this.#context, this.#inbox)
    return this.#polling
  }
}
