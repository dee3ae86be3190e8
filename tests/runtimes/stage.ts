import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT, run, runTool } from '../package/run'
import type { Failure } from './suite/run-checks'
import type { Theatre } from './theatre'

/** Where the checks are run. */
export interface Stage {
  /** A folder that comes and goes. */
  readonly folder: string
  /** Where the package is installed from its tarball, and the programs lie beside it. */
  readonly app: string
  /** Where the runtimes are installed. */
  readonly runtimes: string
  /** The emulated Telegram outside of all runtimes. */
  readonly theatre: Theatre
}

/** How a runtime did. */
export interface Launched {
  /** As it tells itself. */
  readonly version: string
  readonly passed: readonly string[]
  readonly failed: readonly Failure[]
}

const HERE = fileURLToPath(new URL('.', import.meta.url))
const QUIETLY = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']

/** Builds and packs the package. Resolves to the file. */
export async function pack(folder: string): Promise<string> {
  await run('npm', ['pack', '--pack-destination', folder], { cwd: ROOT })
  const [name = 'no file'] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'))
  return join(folder, name)
}

/** Installs the tarball in an empty project, as a stranger would, and puts the programs there, each as its runtime takes it. */
export async function installPackage(tarball: string, app: string): Promise<void> {
  await mkdir(app)
  await writeFile(join(app, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  await run('npm', ['install', ...QUIETLY, tarball], { cwd: app })
  for (const part of ['suite', 'hosts']) await cp(join(HERE, part), join(app, part), { recursive: true })

  const bundle = (host: string, ...how: string[]) =>
    runTool('esbuild', [join(app, 'hosts', `${host}.ts`), '--bundle', '--format=esm', '--log-level=error', ...how])
  // These find the package by themselves, by their own rules.
  for (const host of ['node', 'bun', 'deno']) {
    await bundle(host, '--packages=external', '--platform=node', `--outfile=${join(app, `${host}.mjs`)}`)
  }
  // One file for a Worker, and for a page some that are loaded when they are needed, as bundlers do for each.
  await bundle('worker', '--conditions=workerd,worker,browser', `--outfile=${join(app, 'worker.mjs')}`)
  await bundle('page', '--splitting', '--platform=browser', `--outdir=${join(app, 'page')}`)
  await writeFile(join(app, 'page', 'index.html'), '<!doctype html><script type="module" src="page.js"></script>\n')
}

/** Installs the runtimes, each in its exact version. Where the folder has them already, it does nothing. */
export async function installRuntimes(runtimes: string): Promise<void> {
  const lock = await readFile(join(HERE, 'pinned', 'package-lock.json'), 'utf8')
  const installed = await readFile(join(runtimes, 'package-lock.json'), 'utf8').catch(() => undefined)
  if (installed === lock) return
  await cp(join(HERE, 'pinned'), runtimes, { recursive: true })
  await run('npm', ['ci', ...QUIETLY], { cwd: runtimes })
}
