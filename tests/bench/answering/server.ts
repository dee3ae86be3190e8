import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { serveOrders } from '../take-orders'
import { WIRE_LINK } from '../wire-link'

const BODY = JSON.stringify({ ok: true, result: WIRE_LINK })
const ANSWER = [
  'HTTP/1.1 200 OK',
  'Content-Type: application/json',
  `Content-Length: ${BODY.length}`,
  'Connection: keep-alive',
  '',
  BODY,
].join('\r\n')

/**
 * Answers every request with the same link. It speaks no more HTTP than it has to: a server that were slower than those
 * who call it would make them all look alike.
 */
const server = createServer({ noDelay: true }, answer).listen(0, '127.0.0.1')
await once(server, 'listening')
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
serveOrders(async () => url)

function answer(socket: Socket): void {
  let pending = ''
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    pending += chunk.toString('latin1')
    let length = requestLength(pending)
    while (length !== undefined && pending.length >= length) {
      pending = pending.slice(length)
      socket.write(ANSWER)
      length = requestLength(pending)
    }
  })
}

/** How long the first request is, headers and body, as soon as that can be told. */
function requestLength(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n') + 4
  if (head < 4) return undefined
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1]
  if (length !== undefined) return head + Number(length)
  const end = text.indexOf('\r\n0\r\n\r\n', head - 2)
  return end < 0 ? undefined : end + 7
}
