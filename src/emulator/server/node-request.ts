import type { IncomingMessage } from 'node:http'
import type { Activity } from '../activity'
import { MAX_UPLOAD_BYTES } from './limits'
import { mostBytesOf } from './read-request'
import type { WireRequest } from './wire'

/** The whole of a request, unless there is too much of it; `undefined` if the client is gone before it has sent it. */
export async function readWhole(request: IncomingMessage, activity: Activity): Promise<WireRequest | undefined> {
  const body = await readBody(request, activity)
  if (body === undefined) return undefined
  return {
    verb: String(request.method),
    target: String(request.url),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    ...(body === 'too large' ? { body: new Uint8Array(), isCut: true } : { body }),
  }
}

// By events, not by `for await`, which would cost as much as all the rest of a call.
function readBody(request: IncomingMessage, activity: Activity): Promise<Uint8Array | 'too large' | undefined> {
  const most = mostBytesOf(request.headers['content-type'] ?? '')
  return new Promise((resolve) => {
    if (Number(request.headers['content-length'] ?? 0) > most) return resolve('too large')
    const chunks: Uint8Array[] = []
    let length = 0
    const take = (chunk: Uint8Array) => {
      length += chunk.length
      if (length > most) {
        request.pause().off('data', take)
        return resolve('too large')
      }
      chunks.push(chunk)
      activity.note()
    }
    request.on('data', take)
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('close', () => resolve(undefined))
    request.on('error', () => resolve(undefined))
  })
}

/**
 * Lets a client say what nobody wants to hear: one that is hung up on while it still talks may never see its answer.
 * It is heard out for so many bytes as it could have sent in earnest.
 */
export function hearOut(request: IncomingMessage): Promise<void> {
  let length = 0
  return new Promise((resolve) => {
    request.once('close', resolve).once('end', resolve)
    request.on('data', (chunk: Uint8Array) => {
      length += chunk.length
      if (length > MAX_UPLOAD_BYTES) resolve()
    })
    request.resume()
  })
}
