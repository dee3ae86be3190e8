// The modules' members are looked up at each call, so that msw and its like, which replace them, see it.
import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from 'node:http'
import http from 'node:http'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { AnswerBytes } from './answer-bytes'
import { Attempt } from './attempt'
import type { Answer, Exchange, Limits } from './exchange'
import { createKeepAliveAgent, loadHttps, noteKeepAliveHint } from './keep-alive-agent'
import { networkFailure } from './network-failure'

/** Posts through `node:http` or `node:https`: a fifth of the cost of `fetch`, and it starts 100 ms sooner. */
export class NodeExchange implements Exchange {
  readonly #protocol: string
  readonly #host: string
  readonly #port: string
  readonly #agent: Agent
  readonly #ownsAgent: boolean

  constructor(origin: URL, agent?: Agent) {
    this.#protocol = origin.protocol
    // An IPv6 address stands in brackets in a URL, and without them in a socket's address.
    this.#host = origin.hostname.replace(/^\[|\]$/g, '')
    this.#port = origin.port
    this.#agent = agent ?? createKeepAliveAgent(origin.protocol === 'https:')
    this.#ownsAgent = agent === undefined
  }

  post(path: string, body: string, limits: Limits): Promise<Answer> {
    // Written out: spread from an object of what never changes, it makes every call a fifth slower.
    const options: RequestOptions = {
      method: 'POST',
      protocol: this.#protocol,
      host: this.#host,
      port: this.#port,
      path,
      agent: this.#agent,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    }
    return new NodeAttempt(options, body, limits).run()
  }

  close(): void {
    if (this.#ownsAgent) this.#agent.destroy()
  }
}

class NodeAttempt extends Attempt {
  readonly #options: RequestOptions
  readonly #body: string
  #request: ClientRequest | undefined
  #left = false
  #isStopped = false

  constructor(options: RequestOptions, body: string, limits: Limits) {
    super(limits)
    this.#options = options
    this.#body = body
  }

  protected override start(): void {
    try {
      const request = (this.#options.protocol === 'https:' ? loadHttps() : http).request(this.#options)
      this.#request = request
      this.#noteWhenItLeaves(request)
      request.on('error', (error) => this.#breaks(this.wasSent(), error))
      request.on('response', (response) => this.#read(response))
      // An agent runs other people's code, which may have had enough already.
      if (this.#isStopped) request.destroy()
      else request.end(this.#body)
    } catch (error) {
      // An agent for another protocol, say, is found out at once.
      this.#breaks(false, error as NodeJS.ErrnoException)
    }
  }

  protected override stop(): void {
    this.#isStopped = true
    this.#request?.destroy()
  }

  protected override wasSent(): boolean {
    // The sockets of stand-ins like msw are never opened: there, it is gone once the last of it was taken.
    return this.#left || this.#request?.writableFinished === true
  }

  #breaks(wasSent: boolean, error: NodeJS.ErrnoException): void {
    this.fail(networkFailure(wasSent, error.code, error))
  }

  /** It can leave when its socket is open, and safe if it has to be. */
  #noteWhenItLeaves(request: ClientRequest): void {
    request.on('socket', (socket: Socket & Partial<TLSSocket & { secureConnecting: boolean }>) => {
      // On a socket that was used before, Deno sends again by itself what breaks or is given up: it would be a second link.
      request.reusedSocket = false
      if (socket.destroyed) return
      this.#left = !(socket.connecting || socket.secureConnecting)
      if (this.#left) return
      socket.once(socket.encrypted ? 'secureConnect' : 'connect', () => {
        this.#left = true
      })
    })
  }

  #read(response: IncomingMessage): void {
    noteKeepAliveHint(response)
    const body = new AnswerBytes()
    response.on('data', (chunk: Buffer) => {
      try {
        body.add(chunk)
      } catch (failure) {
        this.fail(failure)
        response.destroy()
      }
    })
    response.on('error', (error) => this.#breaks(true, error))
    response.on('end', () => this.succeed({ status: Number(response.statusCode), body: body.text() }))
  }
}
