import { LONGEST_TIMER_MS } from '../../time/system-clock'
import { BodyBytes } from './body-bytes'
import { bodyIsLost, headersFor, refusalOf, SECRET_HEADER, takeIn, type UpdateHandler } from './gate'
import type { WebhookRules } from './options'

export async function answerRequest(handler: UpdateHandler, rules: WebhookRules, request: Request): Promise<Response> {
  const status = await statusFor(handler, rules, request)
  return new Response(null, { status, headers: headersFor(status) })
}

async function statusFor(handler: UpdateHandler, rules: WebhookRules, request: Request): Promise<number> {
  const { headers } = request
  const head = {
    method: request.method,
    secret: headers.get(SECRET_HEADER),
    contentType: headers.get('content-type'),
    contentLength: headers.get('content-length'),
  }
  const refusal = refusalOf(head, rules)
  if (refusal !== undefined) return refusal
  if (request.bodyUsed) return await bodyIsLost()
  const body = request.body === null ? 400 : await readBody(request.body.getReader(), rules)
  return typeof body === 'number' ? body : await takeIn(handler, body)
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

/** @returns the bytes, or the status to answer with */
async function readBody(reader: Reader, { maxBodyBytes, bodyTimeoutMs }: WebhookRules): Promise<Uint8Array | number> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<number>((resolve) => {
    timer = setTimeout(resolve, Math.min(bodyTimeoutMs, LONGEST_TIMER_MS), 408)
  })
  const outcome = await Promise.race([readAll(reader, maxBodyBytes), tooLate])
  clearTimeout(timer)
  // What did not come by now is not waited for, nor is the end of that.
  if (typeof outcome === 'number') reader.cancel().catch(() => {})
  return outcome
}

async function readAll(reader: Reader, maxBytes: number): Promise<Uint8Array | number> {
  const body = new BodyBytes(maxBytes)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return body.bytes
      if (!body.add(value)) return 413
    }
  } catch {
    // Whoever sent it has gone, and will not see this.
    return 400
  }
}
