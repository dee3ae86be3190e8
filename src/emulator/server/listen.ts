import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { InvalidOptionsError } from '../../errors'
import type { Clock } from '../../time/clock'
import type { Activity } from '../activity'
import type { Front } from './front'
import { MAX_HEADERS_BYTES } from './limits'
import { readWhole } from './node-request'
import { deliver } from './node-response'
import { Unreadable } from './unreadable'
import type { WireAnswer, WireRequest } from './wire'
import { emptyAnswer } from './write-answer'

/** Where an emulated Telegram is to be reached. */
export interface ListenOptions {
  /** From 0 to 65,535. @default 0: any free one */
  port?: number
  /** @default '127.0.0.1' */
  host?: string
  /**
   * What else the server answers, by the beginning of the path, which is a slash:
   * `{ '/health': () => new Response('well') }`. Of such requests Telegram hears nothing. @default nothing
   */
  routes?: Readonly<Record<string, (request: Request) => Response | Promise<Response>>>
}

/** An HTTP server that leads to an emulated Telegram. */
export interface EmulatorServer {
  /** Its root, without a slash at the end: give it to a client as `apiRoot`. */
  readonly url: string
  /** Stops it and drops its connections, answered or not. */
  close(): Promise<void>
}

/** By a name of its own, and not in its place: a bundle for the web must neither follow it nor trip over it. */
const NODE_HTTP = 'node:http'

/** Starts an HTTP server. Only here is Node needed. */
export async function listen(
  front: Front,
  activity: Activity,
  clock: Clock,
  options: ListenOptions,
): Promise<EmulatorServer> {
  const { port = 0, host = '127.0.0.1', routes = {} } = options
  checkPort(port)
  checkPaths(Object.keys(routes))
  const { createServer }: typeof import('node:http') = await import(
    /* @vite-ignore */ /* webpackIgnore: true */ NODE_HTTP
  )
  const server = createServer({ maxHeaderSize: MAX_HEADERS_BYTES }, (request, response) => {
    respond(request, response).catch((error: unknown) => fail(error, response))
  })
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const whole = await readWhole(request, activity)
    if (whole === undefined) return

    const handler = handlerOf(whole, routes)
    if (handler !== undefined) return deliver(await answerOf(handler, whole), response, clock)

    const done = activity.begin()
    try {
      const answer = await front.answer(whole, gone.signal)
      const delivered = deliver(answer, response, clock)
      // What comes slowly, or never, is no work.
      if (answer.delivery === undefined) await delivered
    } finally {
      done()
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return { url: urlOf(server, host), close: () => close(server) }
}

/** An error that nobody thought of must neither end the process nor leave a client waiting. */
function fail(error: unknown, response: ServerResponse): void {
  console.error(`The emulator failed to answer: ${String(error).replace(/\s+/g, ' ')}`)
  response.writeHead(500, { 'content-length': '0' }).end()
}

type Handler = (request: Request) => Response | Promise<Response>

function checkPort(port: number): void {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return
  throw new InvalidOptionsError('port', 'a whole number from 0 to 65,535', port)
}

function checkPaths(paths: readonly string[]): void {
  const wrong = paths.find((path) => !path.startsWith('/'))
  if (wrong !== undefined) throw new InvalidOptionsError('routes', 'by paths that begin with a slash', wrong)
}

function handlerOf({ target }: WireRequest, routes: Readonly<Record<string, Handler>>): Handler | undefined {
  return Object.entries(routes).find(([prefix]) => target.startsWith(prefix))?.[1]
}

async function answerOf(handler: Handler, request: WireRequest): Promise<WireAnswer> {
  const { verb, target, headers, body, isCut } = request
  if (isCut) return emptyAnswer(new Unreadable(413))
  const hasBody = body.length > 0 && verb !== 'GET' && verb !== 'HEAD'
  const url = `http://${headers.host}${target}`
  const response = await handler(new Request(url, { method: verb, headers, body: hasBody ? body : null }))
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() }
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo
  // An IPv6 address stands in brackets.
  return `http://${host.replace(/^.*:.*$/, '[$&]')}:${port}`
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
