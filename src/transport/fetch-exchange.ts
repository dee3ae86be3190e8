import { LONGEST_TIMER_MS } from '../time/system-clock'
import { type Answer, type Exchange, ExchangeFailure, type Limits, MOST_BYTES, tooLarge, tooLate } from './exchange'
import type { Fetch } from './options'

/** Posts through `fetch`: the platform's, looked up at each call so that test doubles are seen, or one handed in. */
export class FetchExchange implements Exchange {
  readonly #origin: string
  readonly #fetch: Fetch

  constructor(origin: URL, fetch: Fetch = (url, init) => globalThis.fetch(url, init)) {
    this.#origin = origin.origin
    this.#fetch = fetch
  }

  /** Keeps to the limits by itself: not every `fetch` heeds its signal. Whatever ends it first, counts. */
  post(path: string, body: string, { timeoutMs, signal }: Limits): Promise<Answer> {
    return new Promise((resolve, reject) => {
      // A layer may have taken its time before the call came here.
      if (signal?.aborted) return reject(signal.reason)
      const stopping = new AbortController()
      const finish = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
      }
      const breakOff = (reason: unknown) => {
        finish()
        reject(reason)
        stopping.abort()
      }
      const onAbort = () => breakOff(signal?.reason)
      // What `fetch` has sent, it does not tell: it may have been all.
      const timer = setTimeout(() => breakOff(tooLate(true, timeoutMs)), Math.min(timeoutMs, LONGEST_TIMER_MS))
      signal?.addEventListener('abort', onAbort)
      const fail = (error: unknown) => reject(toFailure(error))
      void this.#exchange(path, body, stopping.signal).then(resolve, fail).finally(finish)
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

function toFailure(error: unknown): ExchangeFailure {
  return error instanceof ExchangeFailure ? error : new ExchangeFailure('network', undefined, 'no answer came', error)
}
