import type { RequestListener, ServerResponse } from 'node:http'
import { TLSSocket } from 'node:tls'
import { aChatInviteLink } from './builders'
import { aClosedPort, aSecureServer, aServer } from './http-server'

export type Fault =
  | '429'
  | '500'
  | '502'
  | 'reset'
  | 'reset after the work'
  | 'refused'
  | 'no answer'
  | 'stalled body'
  | 'invalid JSON'
  | 'HTML with 200'
  | 'empty 200'
  | '401'
  | '400'

interface FaultyTelegram {
  url: string
  /** How many requests have come in whole. */
  requests: number
  /** How often the work was done, whatever the answer. */
  done: number
}

interface Trouble {
  fault: Fault
  /** `'once'`: all but the first request is answered as it should be. */
  when: 'once' | 'for ever'
  isSecure: boolean
  /** Called where the server falls silent. */
  onSilence(): void
}

const SUCCESS = JSON.stringify({ ok: true, result: aChatInviteLink() })
const PAGE = '<html><body><h1>502 Bad Gateway</h1></body></html>'

/** A Bot API with one fault, that answers everything else with the same link. */
export async function aFaultyTelegram({ fault, when, isSecure, onSilence }: Trouble): Promise<FaultyTelegram> {
  const telegram: FaultyTelegram = { url: '', requests: 0, done: 0 }
  const answer: RequestListener = (_, response) => {
    telegram.requests += 1
    const isStruck = when === 'for ever' || telegram.requests === 1
    if (!isStruck || DONE.has(fault)) telegram.done += 1
    if (isStruck) fail(fault, response, onSilence)
    else response.end(SUCCESS)
  }
  const { url } = await (isSecure ? aSecureServer(answer) : aServer(answer))
  const closed = await aClosedPort()
  telegram.url = fault === 'refused' ? closed.replace('http', isSecure ? 'https' : 'http') : url
  return telegram
}

/** With these, Telegram did what it was asked to. */
const DONE: ReadonlySet<Fault> = new Set<Fault>([
  'reset after the work',
  'stalled body',
  'invalid JSON',
  'HTML with 200',
  'empty 200',
])

function fail(fault: Fault, response: ServerResponse, onSilence: () => void): void {
  switch (fault) {
    case '429':
      refuse(response, 429, 'Too Many Requests: retry after 25', { retry_after: 25 })
      break
    case '500':
      refuse(response, 500, 'Internal Server Error: restart')
      break
    case '401':
      refuse(response, 401, 'Unauthorized')
      break
    case '400':
      refuse(response, 400, 'Bad Request: not enough rights to manage chat invite link')
      break
    case '502':
      response.writeHead(502, { 'Content-Type': 'text/html' }).end(PAGE)
      break
    case 'HTML with 200':
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE)
      break
    case 'invalid JSON':
      response.end(SUCCESS.slice(0, 40))
      break
    case 'empty 200':
      response.end()
      break
    case 'stalled body':
      response.writeHead(200, { 'Content-Length': SUCCESS.length })
      response.write(SUCCESS.slice(0, 40), () => onSilence())
      break
    case 'no answer':
      onSilence()
      break
    default:
      // What is inside TLS cannot be reset.
      if (response.socket instanceof TLSSocket) response.socket.destroy()
      else response.socket?.resetAndDestroy()
  }
}

function refuse(response: ServerResponse, code: number, description: string, parameters?: object): void {
  response.writeHead(code, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify({ ok: false, error_code: code, description, parameters }))
}
