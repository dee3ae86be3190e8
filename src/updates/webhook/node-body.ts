import { LONGEST_TIMER_MS } from '../../time/system-clock'
import { BodyBytes } from './body-bytes'
import type { NodeRequest } from './node-shapes'
import type { WebhookRules } from './options'

/** A body that is not wanted any more. */
export class Unread {
  constructor(
    /** The status to turn the request away with. */
    readonly status: number,
  ) {}
}

/** @returns the bytes; or the text, where somebody has set an encoding */
export async function readNodeBody(request: NodeRequest, rules: WebhookRules): Promise<Uint8Array | string | Unread> {
  // A small body comes along with its headers, and then all of it is here a moment later.
  await null
  const isHere = request.readableLength === Number(request.headers['content-length'])
  const body = isHere ? request.read() : null
  if (body === null) return await waitForBody(request, rules)
  // So that others, who wait for the end of it, are told.
  request.resume()
  return body
}

function waitForBody(
  request: NodeRequest,
  { maxBodyBytes, bodyTimeoutMs }: WebhookRules,
): Promise<Uint8Array | Unread> {
  return new Promise((resolve) => {
    const body = new BodyBytes(maxBodyBytes)
    const timer = setTimeout(() => settle(new Unread(408)), Math.min(bodyTimeoutMs, LONGEST_TIMER_MS))
    const add = (piece: Uint8Array | string) => {
      if (!body.add(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)) settle(new Unread(413))
    }
    // Whoever sent it has gone, and will not see this.
    const giveUp = () => settle(new Unread(400))
    request.on('data', add)
    request.on('end', () => settle(body.bytes))
    request.on('error', giveUp)
    request.on('close', giveUp)

    function settle(outcome: Uint8Array | Unread): void {
      clearTimeout(timer)
      request.off('data', add)
      resolve(outcome)
    }
  })
}
