import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runtimes } from './runtimes'
import { installPackage, installRuntimes, pack, type Stage } from './stage'
import { checkNames } from './suite/checks'
import { leftOut, type RuntimeName } from './suite/left-out'
import { leftOutTable, runtimesTable } from './table'
import { openTheatre } from './theatre'

const NAMES = Object.keys(runtimes) as RuntimeName[]
const USAGE = `npm run test:runtimes -- [${NAMES.join('|')}]… [--tarball FILE] [--installed FOLDER]
npm run test:runtimes -- --table

  --tarball    a packed package to run, in place of a new one
  --installed  a folder for the runtimes that stays: what it has is not installed again
  --table      runs nothing, and prints the tables of docs/guide/runtimes.md`

/** Installs everything in a folder that comes and goes. Resolves to whether all is well. */
async function main(names: readonly RuntimeName[], tarball?: string, installed?: string): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'invitegram-runtimes-'))
  const [app, home] = [join(folder, 'app'), installed ?? join(folder, 'runtimes')]
  try {
    console.log('Packing and installing…')
    await installPackage(tarball ?? (await pack(folder)), app)
    await installRuntimes(home)
    const theatre = await openTheatre(join(app, 'page'))
    const good = []
    for (const name of names) good.push(await visit(name, { folder, app, runtimes: home, theatre }))
    await theatre.close()
    return !good.includes(false)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Runs the checks on one runtime, and tells how it went. */
async function visit(name: RuntimeName, stage: Stage): Promise<boolean> {
  const startedAt = performance.now()
  const { title, launch } = runtimes[name]
  const outcome = await launch(stage, name).catch((error: Error) => error)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  if (outcome instanceof Error) {
    console.log(`✗ ${name}: could not be run, ${seconds} s\n${indented(outcome.message)}`)
    return false
  }
  const { version, passed, failed } = outcome
  // What was passed over in silence is no success.
  const missing = checkNames.filter((check) => !(check in leftOut[name] || passed.includes(check)))
  const isGood = missing.length === 0
  const count = `${passed.length} checks passed${isGood ? '' : `, ${missing.length} NOT`}`
  console.log(`${isGood ? '✓' : '✗'} ${name}: ${title} ${version}, ${count}, ${seconds} s`)
  for (const [check, because] of Object.entries(leftOut[name])) console.log(`    left out: ${check} – ${because}`)
  for (const check of missing) {
    console.log(`    failed: ${check}`)
    console.log(indented(failed.find((failure) => failure.name === check)?.error ?? 'It was not run.'))
  }
  return isGood
}

function indented(text: string): string {
  return text.replace(/^/gm, '        ')
}

function isRuntime(name: string): name is RuntimeName {
  return Object.hasOwn(runtimes, name)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tarball: { type: 'string' }, installed: { type: 'string' }, table: { type: 'boolean' } },
})
const [tarball, installed] = [values.tarball, values.installed].map((path) => path && resolve(path))
if (values.table) {
  console.log(`${runtimesTable()}\n\n${leftOutTable()}`)
} else if (positionals.every(isRuntime)) {
  const isGood = await main(positionals.length === 0 ? NAMES : positionals, tarball, installed)
  process.exitCode = isGood ? 0 : 1
} else {
  console.log(USAGE)
  process.exitCode = 2
}
