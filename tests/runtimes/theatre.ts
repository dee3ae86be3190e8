import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Emulator } from 'invitegram/emulator'
import { Control } from '../../src/emulator/standalone/control/control'
import { controlOverHttp } from '../../src/emulator/standalone/control/http'
import type { Report } from './suite/run-checks'

/** An emulated Telegram behind a socket, with people who can be made to act, and a page that can be visited. */
export interface Theatre {
  /** Without a slash at the end. */
  readonly url: string
  /** Settles when the page has sent its report. */
  readonly report: Promise<Report>
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = { html: 'text/html; charset=utf-8', js: 'text/javascript' }

/** @param page - the folder of the page, which is served from the same origin */
export async function openTheatre(page: string): Promise<Theatre> {
  // Only a server of one's own takes webhooks without https.
  const telegram = new Emulator({ clock: 'system', server: 'self-hosted --local' })
  let told = (_report: Report) => {}
  const report = new Promise<Report>((resolve) => {
    told = resolve
  })
  const routes = {
    '/control/': controlOverHttp(new Control(telegram)),
    '/page/': async ({ url }: Request) => {
      const name = basename(new URL(url).pathname)
      const type = TYPES[name.split('.').at(-1) ?? ''] ?? ''
      return new Response(await readFile(join(page, name), 'utf8'), { headers: { 'content-type': type } })
    },
    '/report': async (request: Request) => {
      told(JSON.parse(await request.text()))
      return new Response()
    },
  }
  const { url, close } = await telegram.listen({ routes })
  return { url, report, close }
}
