import { type AgentOptions, Agent as HttpAgent, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/**
 * How long an idle socket is kept. Many servers close theirs after 5 s, and a request that goes out just then is
 * lost without a word whether it was read: for a create, an unknown.
 */
const IDLE_MS = 4_000

/** How long before the server's own limit an idle socket is let go. */
const MARGIN_MS = 1_000

/** What servers said in `Keep-Alive: timeout=…`, by socket. */
const idleLimits = new WeakMap<Duplex, number>()

export function noteKeepAliveHint(response: IncomingMessage): void {
  const seconds = /timeout=(\d+)/.exec(response.headers['keep-alive']?.toString() ?? '')?.[1]
  if (seconds === undefined) return
  idleLimits.set(response.socket, Math.min(IDLE_MS, Number(seconds) * 1_000 - MARGIN_MS))
}

/** An agent whose idle sockets are dropped in time, and never keep a process alive. */
export function createKeepAliveAgent(secure: boolean): HttpAgent {
  // With `timeout`, an agent listens for what `setTimeout` of an idle socket says.
  const options: AgentOptions = { keepAlive: true, timeout: IDLE_MS, scheduling: 'lifo' }
  const agent = secure ? new HttpsAgent(options) : new HttpAgent(options)
  agent.keepSocketAlive = keepSocketAlive
  return agent
}

function keepSocketAlive(socket: Duplex): boolean {
  const idleMs = idleLimits.get(socket) ?? IDLE_MS
  if (idleMs <= 0) return false
  const plain = socket as Socket
  plain.setTimeout(idleMs)
  plain.unref()
  return true
}
