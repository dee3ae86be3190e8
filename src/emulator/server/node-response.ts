import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../../time/clock'
import { hearOut } from './node-request'
import { type InPieces, piecesOf } from './pieces'
import type { WireAnswer } from './wire'

/** Gives an answer as it is to be delivered; settles when no more of it is to come. */
export async function deliver(answer: WireAnswer, response: ServerResponse, clock: Clock): Promise<void> {
  const { status, headers, body, delivery } = answer
  const { req: request } = response
  if (response.destroyed) return
  if (delivery?.kind === 'withheld') return
  if (delivery?.kind === 'dropped') {
    request.socket.resetAndDestroy()
    return
  }

  response.writeHead(status, { ...headers, ...closing(request) })
  if (delivery !== undefined) return trickle(response, body, delivery, clock)
  // Before anything is waited for: the client may be gone by then.
  const closed = new Promise<void>((resolve) => response.once('close', resolve))
  if (status === 413) {
    response.flushHeaders()
    await hearOut(request)
  }
  response.end(body)
  return closed
}

/** Who asks for the connection to be closed gets it closed. */
function closing({ headers }: IncomingMessage): { connection?: 'close' } {
  return headers.connection?.toLowerCase() === 'close' ? { connection: 'close' } : {}
}

/** Writes piece after piece until there are no more, the connection is to break, or the client is gone. */
async function trickle(response: ServerResponse, body: string, delivery: InPieces, clock: Clock): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  response.flushHeaders()
  try {
    for await (const piece of piecesOf(body, delivery, clock, gone.signal)) {
      await new Promise((resolve) => response.write(piece, resolve))
    }
    response.end()
  } catch {
    response.destroy()
  }
}
