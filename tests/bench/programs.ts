import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT, run, runTool } from '../package/run'

const HERE = join(ROOT, 'tests', 'bench')

/** Where the programs of the benchmarks are when they have been built. */
export const PROGRAMS = join(ROOT, '.cache', 'bench')

export function programFile(name: string): string {
  return join(PROGRAMS, `${name}.js`)
}

/**
 * Builds the package, and what measures it. The programs are plain JavaScript inside of this repository, so to them
 * `invitegram` is what it is to whoever has installed it: what `exports` in package.json says.
 */
export async function buildPrograms(): Promise<void> {
  await run('npm', ['run', 'build'])
  await rm(PROGRAMS, { recursive: true, force: true })
  const names = (await readdir(HERE, { recursive: true })).filter((name) =>
    /(^contestants\/.*|\/program|\/server)\.ts$/.test(name),
  )
  await runTool('esbuild', [
    ...names.map((name) => join(HERE, name)),
    '--bundle',
    '--packages=external',
    '--format=esm',
    '--platform=node',
    '--target=node20',
    `--outbase=${HERE}`,
    `--outdir=${PROGRAMS}`,
    // The paths of our tsconfig lead to the sources.
    '--tsconfig-raw={}',
  ])
}
