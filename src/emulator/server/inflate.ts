import { Unreadable } from './unreadable'

/**
 * Undoes the compression of a body. Which of the two kinds it is, the server sees by itself. It goes on no further than
 * to see that there is more than it takes.
 *
 * @param maxLength - how many bytes it takes
 * @throws {Unreadable} if it is neither
 */
export async function inflate(body: Uint8Array, maxLength: number): Promise<Uint8Array> {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b
  const stream = new Blob([new Uint8Array(body)])
    .stream()
    .pipeThrough(new DecompressionStream(isGzip ? 'gzip' : 'deflate'))

  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of stream) {
      chunks.push(chunk)
      length += chunk.length
      if (length > maxLength) break
    }
  } catch {
    throw new Unreadable(400)
  }
  return concatenate(chunks, length)
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
