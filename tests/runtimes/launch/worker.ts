import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Launched, Stage } from '../stage'
import type { Report } from '../suite/run-checks'

/** The part of miniflare that is used: it is not installed beside the sources. */
interface Miniflare {
  new (options: {
    modules: { type: 'ESModule'; path: string; contents: string }[]
    compatibilityDate: string
    host: string
    port: number
  }): { readonly ready: Promise<URL>; dispose(): Promise<void> }
}

/** Which behaviour of Workers is wanted. No flags: of Node there is nothing. */
const COMPATIBILITY_DATE = '2026-04-26'

/** Runs the program in a Worker, which is asked over a socket, as the world would ask it. */
export async function launchWorker({ app, runtimes, theatre }: Stage): Promise<Launched> {
  const load = createRequire(join(runtimes, 'package.json'))
  const { Miniflare }: { Miniflare: Miniflare } = load('miniflare')
  const { version }: { version: string } = load('miniflare/package.json')
  const contents = await readFile(join(app, 'worker.mjs'), 'utf8')
  const modules = [{ type: 'ESModule' as const, path: 'worker.mjs', contents }]
  const worker = new Miniflare({ modules, compatibilityDate: COMPATIBILITY_DATE, host: '127.0.0.1', port: 0 })
  try {
    const body = JSON.stringify({ telegram: theatre.url })
    const response = await fetch(await worker.ready, { method: 'POST', body })
    if (!response.ok) throw new Error(`The Worker answered ${response.status}: ${await response.text()}`)
    const report = (await response.json()) as Report
    return { version, ...report }
  } finally {
    await worker.dispose()
  }
}
