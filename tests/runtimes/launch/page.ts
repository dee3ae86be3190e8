import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { run } from '../../package/run'
import type { Launched, Stage } from '../stage'
import { findChromium } from './chromium'

const LIMIT_MS = 120_000

/** A window that nobody sees, and that asks nothing of anybody but the page. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Visits the page in Chromium, which sends the report when it is done. */
export async function launchPage({ folder, theatre }: Stage): Promise<Launched> {
  const chromium = await findChromium()
  const version = await run(chromium, ['--version'])
  const profile = `--user-data-dir=${join(folder, 'profile')}`
  const browser = spawn(chromium, [...FLAGS, profile, `${theatre.url}/page/index.html`], {
    stdio: 'ignore',
    detached: true,
  })
  const ended = once(browser, 'exit')
  try {
    const limit = setTimeout(LIMIT_MS, undefined, { ref: false })
    const report = await Promise.race([theatre.report, ended.then(() => undefined), limit])
    if (report === undefined) throw new Error('Chromium ended, or two minutes passed, and the page sent no report')
    return { version: version.replace(/^\D*(\S+).*/s, '$1'), ...report }
  } finally {
    // It is several processes, all of one group.
    const isThere = browser.exitCode === null && browser.signalCode === null
    if (browser.pid !== undefined && isThere) process.kill(-browser.pid, 'SIGKILL')
    await ended
  }
}
