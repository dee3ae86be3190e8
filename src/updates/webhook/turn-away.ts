import { headersFor } from './gate'
import type { NodeRequest, NodeResponse } from './node-shapes'

/** So much of an unwanted body is read and forgotten: what is closed upon unread is an error to the other side. */
const MOST_BYTES = 65_536

/** So long the other side has to see the answer. */
const LINGER_MS = 1_000

/**
 * Answers a request whose body is not wanted, and closes its connection: the rest of a body, however large, is left
 * where it is. Only closed a little later: at once, it would tear down the answer as well, before it was read.
 */
export function turnAway(request: NodeRequest, response: NodeResponse, status: number): void {
  if (response.headersSent) return
  let left = MOST_BYTES
  const close = () => {
    clearTimeout(timer)
    response.end()
  }
  const timer = setTimeout(close, LINGER_MS)
  request.on('data', (piece) => {
    left -= piece.length
    if (left < 0) request.pause()
  })
  for (const event of ['end', 'error', 'close']) request.on(event, close)
  request.resume()
  response.writeHead(status, { ...headersFor(status), 'Content-Length': '0', Connection: 'close' })
  response.flushHeaders()
}
