// The default exports are looked up at each call, so that msw and its like, which replace their members, see it.
import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from 'node:http'
import http from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { type Answer, type Exchange, type Limits, MOST_BYTES, networkFailure, tooLarge, withinLimits } from './exchange'
import { createKeepAliveAgent, noteKeepAliveHint } from './keep-alive-agent'

/** Posts through `node:http` or `node:https`: a third of the cost of `fetch`, and it starts 100 ms sooner. */
export class NodeExchange implements Exchange {
  readonly #secure: boolean
  readonly #agent: Agent
  readonly #ownsAgent: boolean
  readonly #target: RequestOptions

  constructor(origin: URL, agent?: Agent) {
    this.#secure = origin.protocol === 'https:'
    this.#agent = agent ?? createKeepAliveAgent(this.#secure)
    this.#ownsAgent = agent === undefined
    this.#target = {
      method: 'POST',
      protocol: origin.protocol,
      // An IPv6 address stands in brackets in a URL, and without them in a socket's address.
      hostname: origin.hostname.replace(/^\[|\]$/g, ''),
      port: origin.port,
      agent: this.#agent,
    }
  }

  post(path: string, body: string, limits: Limits): Promise<Answer> {
    return withinLimits(limits, (succeed, fail) => {
      let sent = false
      const broken = (error: NodeJS.ErrnoException) => fail(networkFailure(sent, error.code, error))
      try {
        const request = this.#request(path, body)
        whenSent(request, () => {
          sent = true
        })
        request.on('error', broken)
        request.on('response', (response) => {
          sent = true
          readAnswer(response, succeed, fail, broken)
        })
        request.end(body)
        return { stop: () => request.destroy(), wasSent: () => sent }
      } catch (error) {
        // An agent for another protocol, say, is found out at once.
        broken(error as Error)
        return { stop: () => {}, wasSent: () => false }
      }
    })
  }

  close(): void {
    if (this.#ownsAgent) this.#agent.destroy()
  }

  #request(path: string, body: string): ClientRequest {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    return (this.#secure ? https : http).request({ ...this.#target, path, headers })
  }
}

/** Calls back once the request leaves: when its socket is open, and safe if it has to be. */
function whenSent(request: ClientRequest, callback: () => void): void {
  request.on('socket', (socket: Socket & Partial<TLSSocket & { secureConnecting: boolean }>) => {
    if (socket.destroyed) return
    if (request.reusedSocket || !(socket.connecting || socket.secureConnecting)) callback()
    else socket.once(socket.encrypted ? 'secureConnect' : 'connect', callback)
  })
}

function readAnswer(
  response: IncomingMessage,
  succeed: (answer: Answer) => void,
  fail: (error: unknown) => void,
  broken: (error: Error) => void,
): void {
  noteKeepAliveHint(response)
  const chunks: Buffer[] = []
  let size = 0
  response.on('data', (chunk: Buffer) => {
    size += chunk.length
    chunks.push(chunk)
    if (size <= MOST_BYTES) return
    fail(tooLarge())
    response.destroy()
  })
  response.on('error', broken)
  response.on('end', () => {
    succeed({ status: Number(response.statusCode), body: Buffer.concat(chunks).toString('utf8') })
  })
}
