import { InvalidOptionsError } from '../../../errors'
import type { Control } from './control'
import { Refused } from './refusal'

/** What a program on this machine calls it. A page in a browser that reaches it by another name is up to no good. */
const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]']

/** The control API over HTTP: JSON in, JSON out, and what makes no sense is a `400` with a sentence. */
export function controlOverHttp(control: Control): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const { pathname, hostname } = new URL(request.url)
      if (!OWN_NAMES.includes(hostname)) throw new Refused(403, 'Only programs on this machine may ask')
      const path = pathname.split('/').slice(2)
      return Response.json(await control.answer(request.method, path, await bodyOf(request)))
    } catch (error) {
      if (error instanceof Refused) return Response.json({ error: error.message }, { status: error.status })
      if (error instanceof InvalidOptionsError) return Response.json({ error: error.message }, { status: 400 })
      throw error
    }
  }
}

/** A page in a browser has to ask before it may send JSON to somewhere else, and is told nothing. */
async function bodyOf(request: Request): Promise<unknown> {
  if (request.method !== 'POST') return {}
  if (!request.headers.get('content-type')?.startsWith('application/json')) {
    throw new Refused(415, 'The body has to be JSON, and its Content-Type application/json')
  }
  try {
    return JSON.parse((await request.text()) || '{}')
  } catch {
    throw new Refused(400, 'The body is not JSON')
  }
}
