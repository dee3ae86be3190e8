import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Activity } from '../activity'
import type { Front } from './front'
import { MAX_HEADERS_BYTES } from './limits'

export interface ListenOptions {
  /** @default 0: any free one */
  port?: number
  /** @default '127.0.0.1' */
  host?: string
}

/** An HTTP server that leads to an emulated Telegram. */
export interface EmulatorServer {
  /** Its root, without a slash at the end: give it to a client as `apiRoot`. */
  readonly url: string
  /** Stops it and drops its connections, answered or not. */
  close(): Promise<void>
}

/** Starts an HTTP server. Only here is Node needed. */
export async function listen(front: Front, activity: Activity, options: ListenOptions): Promise<EmulatorServer> {
  const { port = 0, host = '127.0.0.1' } = options
  const { createServer } = await import('node:http')
  const server = createServer({ maxHeaderSize: MAX_HEADERS_BYTES }, (request, response) => {
    void respond(front, activity, request, response)
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return { url: urlOf(server, host), close: () => close(server) }
}

async function respond(
  front: Front,
  activity: Activity,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request, activity)
  if (body === undefined) return

  const done = activity.begin()
  const closed = new Promise((resolve) => response.once('close', resolve))
  const answer = await front.answer({
    verb: String(request.method),
    target: String(request.url),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    body,
  })
  response.writeHead(answer.status, { ...answer.headers, ...closing(request) }).end(answer.body)
  await closed
  done()
}

/** `undefined` if the client is gone before it has sent all of it. */
async function bodyOf(request: IncomingMessage, activity: Activity): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of request) {
      chunks.push(chunk)
      activity.note()
    }
    return Buffer.concat(chunks)
  } catch {
    return undefined
  }
}

/** Who asks for the connection to be closed gets it closed. */
function closing({ headers }: IncomingMessage): { connection?: 'close' } {
  return headers.connection?.toLowerCase() === 'close' ? { connection: 'close' } : {}
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
