import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

interface LoadOptions {
  connections: number
  forMs: number
}

/**
 * Sends one request after the other on each of some connections, as Telegram does, and speaks no more HTTP than it has to.
 *
 * @returns how many were answered, all with 200
 */
export async function load(
  url: string,
  requests: Iterator<string, never>,
  { connections, forMs }: LoadOptions,
): Promise<number> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(url)))
  const endMs = performance.now() + forMs
  const counts = await Promise.all(sockets.map((socket) => sendUntil(socket, requests, endMs)))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function open(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await once(socket, 'connect')
  return socket
}

function sendUntil(socket: Socket, requests: Iterator<string, never>, endMs: number): Promise<number> {
  let count = 0
  let pending = ''
  const send = () => socket.write(requests.next().value, 'latin1')
  send()
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`It hung up, having said: ${pending}`)))
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1')
      if (!isWhole(pending)) return
      if (!pending.startsWith('HTTP/1.1 200 ')) return reject(new Error(`It said: ${pending}`))
      pending = ''
      count++
      if (performance.now() < endMs) return send()
      resolve(count)
      socket.destroy()
    })
  })
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n')
  if (end < 0) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(answer)?.[1]
  return length === undefined ? answer.endsWith('\r\n0\r\n\r\n') : answer.length >= end + 4 + Number(length)
}
