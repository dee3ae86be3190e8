import { readFile } from 'node:fs/promises'
import { arch, availableParallelism, platform } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../package/run'
import { PEERS } from './contestant'

/** On what the benchmarks were run. */
export interface Environment {
  node: string
  machine: string
  packages: Record<string, string>
}

const PACKAGES = [...PEERS, '@grammyjs/auto-retry', 'undici', 'esbuild', 'rollup', 'terser']

export async function readEnvironment(): Promise<Environment> {
  const versions = await Promise.all(PACKAGES.map(async (name) => [name, await versionOf(`node_modules/${name}`)]))
  return {
    node: process.version,
    machine: `${platform()} on ${arch()}, ${availableParallelism()} cores`,
    packages: Object.fromEntries([['invitegram', await versionOf('.')], ...versions]),
  }
}

async function versionOf(folder: string): Promise<string> {
  return JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8')).version
}
