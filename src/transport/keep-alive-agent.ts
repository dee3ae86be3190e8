import { type AgentOptions, Agent as HttpAgent, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/**
 * How long an idle socket is kept. Many servers close theirs after 5 s, and a request that goes out just then is
 * lost without a word whether it was read: for a create, an unknown.
 */
const IDLE_MS = 4_000

/** How long before the server's own limit an idle socket is let go. */
const MARGIN_MS = 1_000

/** How long to keep sockets whose servers said `Keep-Alive: timeout=…`, where it is not {@link IDLE_MS}. */
const idleLimits = new WeakMap<Duplex, number>()

export function noteKeepAliveHint({ rawHeaders, socket }: IncomingMessage): void {
  // The raw ones: of the others, asking for one makes them all.
  const hint = rawHeaders.find(isKeepAlive)
  const seconds = hint === undefined ? undefined : /timeout=(\d+)/.exec(hint)?.[1]
  if (seconds === undefined) return
  const idleMs = Math.min(IDLE_MS, Number(seconds) * 1_000 - MARGIN_MS)
  if (idleMs !== limitOf(socket)) idleLimits.set(socket, idleMs)
}

/** Whether it is the value of that header: among the raw ones, each stands behind its name. */
function isKeepAlive(_: string, index: number, rawHeaders: readonly string[]): boolean {
  const name = index % 2 === 1 ? rawHeaders[index - 1] : undefined
  return name?.length === 10 && name.toLowerCase() === 'keep-alive'
}

function limitOf(socket: Duplex): number {
  return idleLimits.get(socket) ?? IDLE_MS
}

/** It brings TLS along, which takes 2 ms to load, and which a server of one's own may have no need for. */
export function loadHttps(): typeof import('node:https') {
  return process.getBuiltinModule('node:https')
}

/** An agent whose idle sockets are dropped in time, and never keep a process alive. */
export function createKeepAliveAgent(secure: boolean): HttpAgent {
  // Its option `timeout` is of no use: with it, each request puts a listener on its socket and takes it off again.
  const options: AgentOptions = { keepAlive: true }
  const agent = secure ? new (loadHttps().Agent)(options) : new HttpAgent(options)
  agent.keepSocketAlive = keepSocketAlive
  return agent
}

/** Called when an answer is whole and its socket free. */
function keepSocketAlive(socket: Duplex): boolean {
  const idleMs = limitOf(socket)
  if (idleMs <= 0) return false
  const plain = socket as Socket
  // It runs from the last byte that came, and an agent drops a socket whose time is up, unless it is in use again.
  if (plain.timeout !== idleMs) plain.setTimeout(idleMs)
  plain.unref()
  return true
}
