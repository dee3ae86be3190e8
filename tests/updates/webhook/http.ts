import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect, type Server, type Socket } from 'node:net'
import { afterEach } from 'vitest'
import { SECRET } from './hook'

const running: { server: Server; sockets: Set<Socket> }[] = []

afterEach(async () => {
  for (const { server, sockets } of running.splice(0)) {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** So many may come at once before a busy server has said a word to the first: by default, a quarter of that. */
const BACKLOG = 2_048

/** A server on 127.0.0.1 that ends with the test, and leaves bodies to the listener. @returns its address */
export async function serve(listener: RequestListener): Promise<string> {
  return await keep(createServer(listener).listen(0, '127.0.0.1', BACKLOG))
}

/** Ends a server with the test. @returns its address */
async function keep(server: Server): Promise<string> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  running.push({ server, sockets })
  if (!server.listening) await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The first lines of a request of Telegram's, up to its body; a header that is given takes the place of Telegram's. */
export function head(headers: Record<string, string | null> = {}, method = 'POST'): string {
  const all = {
    Host: 'bot.example',
    'Content-Type': 'application/json',
    'X-Telegram-Bot-Api-Secret-Token': SECRET,
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  return [`${method} /hook HTTP/1.1`, ...lines, '', ''].join('\r\n')
}

/** A connection, on which one writes what one likes. */
export class Line {
  readonly socket: Socket
  /** All that came back. */
  received = ''
  /** Resolves when the other side has closed it. */
  readonly closed: Promise<unknown>

  constructor(url: string) {
    this.socket = connect(Number(new URL(url).port), '127.0.0.1')
    this.socket.on('error', () => {})
    this.socket.on('data', (chunk) => {
      this.received += chunk.toString('latin1')
    })
    this.closed = new Promise((resolve) => this.socket.on('close', resolve))
  }

  write(text: string | Uint8Array): void {
    this.socket.write(text)
  }

  /** The status of the first answer, once its headers are here. */
  async status(): Promise<number> {
    while (!this.received.includes('\r\n\r\n')) await once(this.socket, 'data')
    return Number(this.received.split(' ')[1])
  }
}
