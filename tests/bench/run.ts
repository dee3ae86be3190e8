import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../package/run'
import { benchBulk } from './bulk/part'
import { benchBundle } from './bundle/part'
import { benchColdStart } from './cold-start/part'
import { benchEmulator } from './emulator/part'
import { readEnvironment } from './environment'
import { benchFaults } from './faults/part'
import { toTable } from './figure'
import { benchMemory } from './memory/part'
import { updatePage } from './page'
import { buildPrograms } from './programs'
import type { Print, Result } from './result'
import { toLines } from './table'
import { benchThroughput } from './throughput/part'
import { benchWebhook } from './webhook/part'

const PARTS: Readonly<Record<string, (print: Print) => Promise<Result>>> = {
  throughput: benchThroughput,
  'cold-start': benchColdStart,
  memory: benchMemory,
  bundle: benchBundle,
  bulk: benchBulk,
  faults: benchFaults,
  emulator: benchEmulator,
  webhook: benchWebhook,
}
const PAGE = join(ROOT, 'docs', 'project', 'benchmarks.md')
const USAGE = `npm run bench -- [${Object.keys(PARTS).join('|')}]… [--json FILE] [--write-docs]`

async function main(parts: readonly string[], jsonFile: string | undefined, isForPage: boolean): Promise<void> {
  await buildPrograms()
  const environment = await readEnvironment()
  const results: Record<string, Result> = {}
  for (const part of parts) {
    console.log(`\n# ${part}\n`)
    const result = await PARTS[part]?.(console.log)
    if (result === undefined) continue
    results[part] = result
    for (const table of result.tables) console.log(toLines(table).join('\n'))
  }
  const figures = Object.values(results).flatMap((result) => result.figures)
  console.log(`\n${toLines(toTable('What it must show', figures)).join('\n')}`)
  if (jsonFile !== undefined) await writeFile(jsonFile, JSON.stringify({ environment, results }, null, 2))
  if (isForPage) await writeFile(PAGE, updatePage(await readFile(PAGE, 'utf8'), environment, results))
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, 'write-docs': { type: 'boolean', default: false } },
})
const parts = positionals.length === 0 ? Object.keys(PARTS) : positionals
if (parts.every((part) => part in PARTS)) {
  await main(parts, values.json, values['write-docs'])
} else {
  console.log(USAGE)
  process.exitCode = 2
}
