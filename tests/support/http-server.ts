import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import {
  type AddressInfo,
  createServer as createSocketServer,
  type Socket,
  type Server as SocketServer,
} from 'node:net'
import { afterEach } from 'vitest'
import { jsonOrText } from './json-or-text'
import { witness } from './witness'

/** A certificate for localhost that no client trusts by itself; its key is as public as this repository. */
export const CERTIFICATE = readFileSync(new URL('./tls/localhost.crt', import.meta.url), 'utf8')
const KEY = readFileSync(new URL('./tls/localhost.key', import.meta.url), 'utf8')

export interface TestServer {
  url: string
  /** Every connection that was made, oldest first. */
  connections: Socket[]
}

const running: { server: SocketServer; connections: Socket[] }[] = []

afterEach(async () => {
  for (const { server, connections } of running.splice(0)) {
    for (const socket of connections) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** An HTTP server on 127.0.0.1 that ends with the test. */
export function aServer(listener: RequestListener, options: ServerOptions = {}): Promise<TestServer> {
  return start(createServer(options, readFirst(listener)), 'http')
}

/** The same over TLS, with {@link CERTIFICATE}. */
export function aSecureServer(listener: RequestListener): Promise<TestServer> {
  return start(createSecureServer({ key: KEY, cert: CERTIFICATE }, readFirst(listener)), 'https')
}

/** A server that speaks no HTTP: it does with a connection what it is told. */
export function aSocketServer(onConnection: (socket: Socket) => void, scheme = 'http'): Promise<TestServer> {
  return start(createSocketServer(onConnection), scheme)
}

/** An address where nothing listens. */
export async function aClosedPort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}

/** Calls the listener when the whole request is there, and has been shown to the witness. */
function readFirst(listener: RequestListener): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const method = request.url?.split('/').at(-1) ?? ''
      witness.request(method, jsonOrText(Buffer.concat(chunks).toString()))
      listener(request, response)
    })
  }
}

async function start(server: Server | SocketServer, scheme: string): Promise<TestServer> {
  const connections: Socket[] = []
  server.on('connection', (socket: Socket) => {
    connections.push(socket)
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  running.push({ server, connections })
  return { url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`, connections }
}
