import { Attempt } from './attempt'
import { type Answer, type Exchange, ExchangeFailure, type Limits, MOST_BYTES, tooLarge } from './exchange'
import type { Fetch } from './options'

/** Posts through `fetch`: the platform's, looked up at each call so that test doubles are seen, or one handed in. */
export class FetchExchange implements Exchange {
  readonly #origin: string
  readonly #fetch: Fetch

  constructor(origin: URL, fetch: Fetch = (url, init) => globalThis.fetch(url, init)) {
    this.#origin = origin.origin
    this.#fetch = fetch
  }

  post(path: string, body: string, limits: Limits): Promise<Answer> {
    return new FetchAttempt((signal) => this.#exchange(path, body, signal), limits).run()
  }

  close(): void {
    // Its sockets are the platform's.
  }

  async #exchange(path: string, body: string, signal: AbortSignal): Promise<Answer> {
    const headers = { 'content-type': 'application/json' }
    // A redirect would carry the token elsewhere.
    const init = { method: 'POST', headers, body, redirect: 'manual', signal } as const
    const response = await this.#fetch(this.#origin + path, init)
    return { status: response.status, body: await readBody(response) }
  }
}

class FetchAttempt extends Attempt {
  readonly #exchange: (signal: AbortSignal) => Promise<Answer>
  readonly #stopping = new AbortController()

  constructor(exchange: (signal: AbortSignal) => Promise<Answer>, limits: Limits) {
    super(limits)
    this.#exchange = exchange
  }

  protected override start(): void {
    this.#exchange(this.#stopping.signal).then(
      (answer) => this.succeed(answer),
      (error) => this.fail(toFailure(error)),
    )
  }

  protected override stop(): void {
    this.#stopping.abort()
  }

  protected override wasSent(): boolean {
    // What `fetch` has sent, it does not tell.
    return true
  }
}

async function readBody(response: Response): Promise<string> {
  // Some stand-ins for `fetch` have no streams.
  if (!response.body) return await response.text()
  const decoder = new TextDecoder()
  const reader = response.body.getReader()
  let size = 0
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength
    if (size > MOST_BYTES) throw tooLarge()
    text += decoder.decode(part.value, { stream: true })
  }
  return text + decoder.decode()
}

function toFailure(error: unknown): ExchangeFailure {
  return error instanceof ExchangeFailure ? error : new ExchangeFailure('network', undefined, 'no answer came', error)
}
