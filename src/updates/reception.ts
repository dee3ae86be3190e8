import type { Update } from '@grammyjs/types'
import type { Desk } from './desk'
import type { InboxContext } from './inbox'
import type { Receiver } from './receiver'
import type { WebhookOptions } from './webhook/options'
import { createWebhook, type Webhook } from './webhook/webhook'

/** The door for updates. What is behind it is loaded when somebody comes: many programs only make links. */
export class Reception {
  readonly #context: InboxContext
  #receiver: Receiver | undefined

  constructor(context: InboxContext) {
    this.#context = context
  }

  /** Who sees to it that updates come in. */
  async desk(): Promise<Desk> {
    const receiver = await this.#open()
    return await receiver.desk()
  }

  async handleUpdate(update: Update): Promise<void> {
    const { inbox } = await this.#open()
    await inbox.handleUpdate(update)
  }

  webhook(options: WebhookOptions): Webhook {
    const webhook = createWebhook(this, options)
    this.#context.hasWebhook = true
    return webhook
  }

  /** No update comes in any more; what has come in is handled, and what is open gets its verdict. */
  async close(): Promise<void> {
    this.#context.events.end()
    await this.#receiver?.close()
  }

  async #open(): Promise<Receiver> {
    const { Receiver } = await import('./intake')
    this.#receiver ??= new Receiver(this.#context)
    return this.#receiver
  }
}
