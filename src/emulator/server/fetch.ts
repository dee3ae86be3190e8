import type { Activity } from '../activity'
import type { Front } from './front'

/** A `fetch` that leads to the server, whatever the origin. */
export function fetchFrom(front: Front, activity: Activity): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    request.signal.throwIfAborted()
    const done = activity.begin()
    return unlessAborted(request.signal, answerTo(request, front).finally(done))
  }
}

async function answerTo(request: Request, front: Front): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const { status, headers, body } = await front.answer({
    verb: request.method,
    target: pathname + search,
    headers: Object.fromEntries(request.headers),
    body: new Uint8Array(await request.arrayBuffer()),
  })
  // An empty text would be given a type.
  return new Response(body === '' ? null : body, { status, headers })
}

/** As with a real `fetch`, an abort gives up the answer; what the server does, it does. */
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
