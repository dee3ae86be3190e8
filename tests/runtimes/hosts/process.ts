import * as http from 'node:http'
import { createRequire } from 'node:module'
import { inspect } from 'node:util'
import type { Host } from '../suite/host'
import type { RuntimeName } from '../suite/left-out'
import { runChecks } from '../suite/run-checks'

/** Runs the checks in a process that was told by its environment what it is, and prints the report as its last line. */
export async function runInProcess(servePorter?: Host['servePorter']): Promise<void> {
  const { RUNTIME, TELEGRAM = '' } = process.env
  const node = { http, require: createRequire(import.meta.url) }
  const host: Host = { telegram: TELEGRAM, inspect: (value) => inspect(value, { depth: 9, showHidden: true }), node }
  const report = await runChecks(RUNTIME as RuntimeName, servePorter ? { ...host, servePorter } : host)
  console.log(JSON.stringify(report))
}
