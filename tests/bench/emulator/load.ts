import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

interface LoadOptions {
  connections: number
  forMs: number
}

/**
 * Sends the same request again and again, on each connection one at a time, and counts what comes back in a second. It
 * speaks no more HTTP than it has to, so that it is the servers that are measured.
 */
export async function load(url: string, request: string, { connections, forMs }: LoadOptions): Promise<number> {
  const { hostname, port } = new URL(url)
  const bytes = Buffer.from(request)
  const startMs = performance.now()
  const endMs = startMs + forMs
  const counts = await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true })
      await once(socket, 'connect')
      return callUntil(socket, bytes, endMs)
    }),
  )
  return (1000 * counts.reduce((sum, count) => sum + count, 0)) / (performance.now() - startMs)
}

function callUntil(socket: Socket, request: Uint8Array, endMs: number): Promise<number> {
  let count = 0
  let pending = ''
  socket.write(request)
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1')
      const length = answerLength(pending)
      if (length === undefined || pending.length < length) return
      if (!pending.startsWith('HTTP/1.1 200 ')) return reject(new Error(`It said: ${pending}`))

      pending = pending.slice(length)
      count++
      if (performance.now() < endMs) return socket.write(request)
      socket.destroy()
      resolve(count)
    })
  })
}

/** How long the answer is, headers and body, once its headers are there. */
function answerLength(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return undefined
  const [, length = '0'] = /\r\ncontent-length: (\d+)/i.exec(text) ?? []
  return head + 4 + Number(length)
}
