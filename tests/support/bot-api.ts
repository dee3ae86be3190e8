import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { jsonOrText } from './json-or-text'
import { witness } from './witness'

/** The half of {@link TOKEN} that nobody may ever see. */
export const SECRET = 'AAG3vErYs3cr3tHalfOfAFixtureToken00'
export const TOKEN = `7000000009:${SECRET}`
/** The supergroup of `aChat()`. */
export const CHAT = -1001234567890

/** A request as it arrived. */
interface Arrival {
  verb: string
  url: string
  headers: Record<string, string>
  method: string
  /** The decoded JSON; the text itself if it is none; `undefined` if there was no body. */
  body: unknown
}

interface Refusal {
  error_code: number
  description: string
  parameters?: { retry_after?: number; migrate_to_chat_id?: number }
}

interface RawReply {
  status: number
  body: string
  headers?: Record<string, string>
}

interface BotApi {
  /** Answers a method with these results in turn, and then with the last one over and over. */
  answers(method: string, ...results: [unknown, ...unknown[]]): unknown[]

  /** Refuses a method as Telegram does. */
  refuses(method: string, refusal: Refusal): unknown[]

  /** Answers a method with any text at all. */
  replies(method: string, reply: RawReply): unknown[]

  /** Takes the requests of a method, and then breaks the connection. */
  breaks(method: string): unknown[]

  /** Marks the running test: its requests break the Bot API, and are meant to. */
  brokenOnPurpose(): void

  /** All that arrived in the running test, oldest first. */
  readonly requests: readonly Arrival[]
}

/**
 * A Bot API whose answers the test dictates. It stands from the first test of the file to the last, forgets everything
 * between them, and lets no other request out. What its three verbs return is a list that fills as requests arrive:
 * the bodies sent to that method.
 */
export function botApi(): BotApi {
  const server = setupServer()
  const requests: Arrival[] = []

  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterEach(() => {
    server.resetHandlers()
    requests.length = 0
  })
  afterAll(() => server.close())

  function answer(method: string, respond: () => Response): unknown[] {
    const bodies: unknown[] = []
    // The colon in a token would read as a parameter of the path, so only the end of it is looked at.
    const handler = http.all(`*/${method}`, async ({ request }) => {
      const arrival = await read(request, method)
      witness.request(method, arrival.body === undefined ? {} : arrival.body)
      requests.push(arrival)
      bodies.push(arrival.body)
      return respond()
    })
    server.use(handler)
    return bodies
  }

  return {
    requests,
    brokenOnPurpose: witness.brokenOnPurpose,
    answers(method, ...results) {
      const left = [...results]
      return answer(method, () => HttpResponse.json({ ok: true, result: left.length > 1 ? left.shift() : left[0] }))
    },
    refuses(method, refusal) {
      return answer(method, () => HttpResponse.json({ ok: false, ...refusal }, { status: refusal.error_code }))
    },
    breaks(method) {
      return answer(method, () => HttpResponse.error())
    },
    replies(method, { status, body, headers = {} }) {
      return answer(method, () => new HttpResponse(body, { status, headers }))
    },
  }
}

async function read(request: Request, method: string): Promise<Arrival> {
  const text = await request.text()
  return {
    verb: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    method,
    body: text === '' ? undefined : jsonOrText(text),
  }
}
