import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { run } from '../../package/run'
import type { Launched, Stage } from '../stage'
import { ENDS } from '../suite/checks'
import type { RuntimeName } from '../suite/left-out'
import type { Report } from '../suite/run-checks'

/** So long may all checks together take; one that hangs is ended by its own limit before. */
const LIMIT_MS = 120_000
/** So soon has a process to be gone that has nothing more to do: idle sockets last longer than this. */
const END_MS = 2_000

/**
 * Runs a program in a process of its own.
 *
 * @param command - the runtime, below the folder where it is installed, and its arguments
 * @param program - the name of the program
 */
export function launchProcess([binary = '', ...args]: readonly string[], program: string) {
  return async ({ app, folder, runtimes, theatre }: Stage, name: RuntimeName): Promise<Launched> => {
    const path = join(runtimes, 'node_modules', binary)
    if (!existsSync(path))
      throw new Error(`There is no ${binary}: it comes as a package for Linux only, on x64 and arm64`)
    // Nothing of it is left behind, and nothing that was there before is used.
    const env = {
      PATH: '',
      HOME: folder,
      RUNTIME: name,
      TELEGRAM: theatre.url,
      NO_COLOR: '1',
      DENO_NO_UPDATE_CHECK: '1',
    }
    const version = await run(path, ['--version'], { env })
    const child = spawn(path, [...args, `${program}.mjs`], { cwd: app, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const ended = once(child, 'exit')
    const printed: string[] = []
    for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', (line) => printed.push(line))
    try {
      const limit = setTimeout(LIMIT_MS, undefined, { ref: false })
      const report = await Promise.race([reportAmong(child.stdout), ended.then(() => undefined), limit])
      if (report === undefined) throw new Error(`There was no report. It printed:\n${printed.join('\n')}`)

      const [code] = await Promise.race([ended, setTimeout(END_MS, ['none'], { ref: false })])
      const failure = { name: ENDS, error: `${END_MS / 1000} s after its report its exit code was ${code}` }
      return {
        version: version.replace(/^\D*(\S+).*/s, '$1'),
        passed: code === 0 ? [...report.passed, ENDS] : report.passed,
        failed: code === 0 ? report.failed : [...report.failed, failure],
      }
    } finally {
      child.kill('SIGKILL')
    }
  }
}

/** The first line that is a report. */
async function reportAmong(stream: NodeJS.ReadableStream): Promise<Report> {
  return await new Promise((resolve) => {
    createInterface(stream).on('line', (line) => {
      if (line.startsWith('{"passed":')) resolve(JSON.parse(line))
    })
  })
}
