import { type HttpHandler, HttpResponse, http } from 'msw'
import type { Emulator } from './emulator'
import { BrokenConnection } from './server/broken-connection'

/** Which requests are to be answered. */
export interface TelegramHandlersOptions {
  /** The root of the requests that are to be answered. @default 'https://api.telegram.org' */
  apiRoot?: string
}

/**
 * Handlers for msw that lead every request to Telegram to an emulator instead.
 *
 * @example
 * const telegram = new Emulator()
 * setupServer(...telegramHandlers(telegram)).listen()
 */
export function telegramHandlers(telegram: Emulator, options: TelegramHandlersOptions = {}): HttpHandler[] {
  const root = (options.apiRoot ?? 'https://api.telegram.org').replace(/\/+$/, '')
  const isBelow = new RegExp(`^${root.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}/`)
  return [http.all(isBelow, ({ request }) => answerTo(request, root, telegram))]
}

/** A connection that breaks is a network error to msw, and one that was given up is nobody's any more. */
async function answerTo(request: Request, root: string, telegram: Emulator): Promise<Response> {
  try {
    return await telegram.fetch(withoutRoot(request, root))
  } catch (error) {
    if (error instanceof BrokenConnection || request.signal.aborted) return HttpResponse.error()
    throw error
  }
}

/** The emulator knows paths from `/bot` on; a root may have a path of its own. */
function withoutRoot(request: Request, root: string): Request {
  return new Request(new URL(request.url.slice(root.length), 'https://api.telegram.org'), request)
}
