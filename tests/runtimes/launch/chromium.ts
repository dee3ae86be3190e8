import { existsSync } from 'node:fs'
import { run } from '../../package/run'

const DEBIANS = '/usr/bin/chromium'

/**
 * Where Chromium is: what the environment variable CHROMIUM names, or Debian's. On Debian, root installs it where it is
 * missing.
 */
export async function findChromium(): Promise<string> {
  const { CHROMIUM = DEBIANS } = process.env
  if (existsSync(CHROMIUM)) return CHROMIUM
  if (CHROMIUM !== DEBIANS || !existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    throw new Error(`There is no Chromium at ${CHROMIUM}: install it, or name one by the environment variable CHROMIUM`)
  }
  await run('apt-get', ['update'])
  await run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'])
  return CHROMIUM
}
