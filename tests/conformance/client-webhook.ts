import type { Client, Webhook } from 'invitegram'
import { jsonOrText } from '../support/json-or-text'
import { type Difference, valueAt } from './match'
import type { CaseAnswer } from './vectors'
import { toResponse } from './webhook-endpoint'

const SECRET_HEADER = 'X-Telegram-Bot-Api-Secret-Token'

/**
 * The webhook of a client, behind an endpoint that is to give certain answers: they are the client's own where it can be
 * brought to give them, and put in the place of its own where it cannot.
 */
export class ClientWebhook {
  /** What the client did otherwise than it should. */
  readonly differences: Difference[] = []
  readonly #webhook: Webhook
  readonly #hasSecret: boolean
  /** The updates that those who listen are to fail at just now. */
  readonly #failing = new Set<unknown>()
  /** The updates that were handled. */
  readonly #handled = new Set<unknown>()

  constructor(client: Client, secretToken: string | false) {
    this.#webhook = client.webhook({ secretToken })
    this.#hasSecret = secretToken !== false
    client.on('update', ({ update_id: id }) => this.#handle(id))
  }

  /** Has loaded what is loaded on demand. */
  async wake(): Promise<void> {
    await this.#webhook(new Request('https://example.org/'))
  }

  async respond(request: Request, answer: CaseAnswer): Promise<Response> {
    const id = valueAt(jsonOrText(await request.clone().text()), 'update_id')
    if (this.#hasSecret) await this.#respondToStrangers(request)

    const { status = 200, ...more } = answer
    const isToFail = status === 500 && !this.#handled.has(id)
    if (isToFail) this.#failing.add(id)
    const own = await this.#webhook(request)
    this.#failing.delete(id)

    this.#expect(isToFail ? 500 : 200, own, `answer to ${id}`)
    if (!isToFail && !this.#handled.has(id)) this.#wrong(`update ${id}`, 'handled', 'not handled')
    return own.status === status && Object.keys(more).length === 0 ? own : toResponse(answer)
  }

  #handle(id: unknown): void {
    if (this.#failing.has(id)) throw new Error('this is not the time')
    if (this.#handled.has(id)) this.#wrong(`update ${id}`, 'handled once', 'handled again')
    this.#handled.add(id)
  }

  /** Who does not know the secret gets nothing handled. */
  async #respondToStrangers(request: Request): Promise<void> {
    for (const secret of [undefined, 'not-it']) {
      const strange = request.clone()
      if (secret === undefined) strange.headers.delete(SECRET_HEADER)
      else strange.headers.set(SECRET_HEADER, secret)
      this.#expect(401, await this.#webhook(strange), `answer to the secret ${secret}`)
    }
  }

  #expect(status: number, { status: got }: Response, path: string): void {
    if (got !== status) this.#wrong(path, status, got)
  }

  #wrong(path: string, expected: unknown, got: unknown): void {
    this.differences.push({ path, expected, got })
  }
}
