import type { Clock } from '../../time/clock'
import type { Activity } from '../activity'
import { BrokenConnection } from './broken-connection'
import type { Front } from './front'
import { type InPieces, piecesOf } from './pieces'
import type { WireAnswer } from './wire'

/** A `fetch` that leads to the server, whatever the origin. */
export function fetchFrom(front: Front, activity: Activity, clock: Clock): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    request.signal.throwIfAborted()
    const done = activity.begin()
    const response = answerTo(request, front)
      .finally(done)
      .then((answer) => toResponse(answer, clock, request.signal))
    return unlessAborted(request.signal, response)
  }
}

async function answerTo(request: Request, front: Front): Promise<WireAnswer> {
  const { pathname, search } = new URL(request.url)
  const headers = Object.fromEntries(request.headers)
  const body = new Uint8Array(await request.arrayBuffer())
  return front.answer({ verb: request.method, target: pathname + search, headers, body }, request.signal)
}

function toResponse(answer: WireAnswer, clock: Clock, signal: AbortSignal): Response | Promise<never> {
  const { status, headers, body, delivery } = answer
  if (delivery?.kind === 'dropped') throw new BrokenConnection('fetch failed')
  if (delivery?.kind === 'withheld') return new Promise(() => {})
  if (delivery !== undefined) return new Response(streamOf(body, delivery, clock, signal), { status, headers })
  // An empty text would be given a type.
  return new Response(body === '' ? null : body, { status, headers })
}

/** The body as it is due, whether or not somebody reads it. */
function streamOf(body: string, delivery: InPieces, clock: Clock, signal: AbortSignal): ReadableStream<Uint8Array> {
  const cancelling = new AbortController()
  const pieces = piecesOf(body, delivery, clock, AbortSignal.any([signal, cancelling.signal]))
  const encoder = new TextEncoder()
  return new ReadableStream({
    async start(controller) {
      for await (const piece of pieces) controller.enqueue(encoder.encode(piece))
      controller.close()
    },
    cancel: (reason) => cancelling.abort(reason),
  })
}

/** As with a real `fetch`, an abort gives up the answer; what the server does, it does, unless it only waits for updates. */
async function unlessAborted(signal: AbortSignal, answer: Promise<Response>): Promise<Response> {
  let abort = () => {}
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
  })
  try {
    return await Promise.race([answer, aborted])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
