import {
  type Answer,
  type Exchange,
  ExchangeFailure,
  type Limits,
  MOST_BYTES,
  networkFailure,
  tooLarge,
  withinLimits,
} from './exchange'
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
    return withinLimits(limits, (succeed, fail) => {
      const stopping = new AbortController()
      this.#exchange(path, body, stopping.signal).then(succeed, (error) => fail(toFailure(error)))
      // What `fetch` has sent, it does not tell.
      return { stop: () => stopping.abort(), wasSent: () => true }
    })
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

/** Codes of failures that come before the first byte is sent. */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+|UNABLE_TO_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+)$/

function toFailure(error: unknown): ExchangeFailure {
  if (error instanceof ExchangeFailure) return error
  const code = codeOf(error)
  return networkFailure(code === undefined || !NOT_SENT.test(code), code, error)
}

/** Node's `fetch` hides the system's error in `cause`. */
function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? code : undefined
}
