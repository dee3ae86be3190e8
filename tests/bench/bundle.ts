import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Plugin, rollup } from 'rollup'
import { minify } from 'terser'
import { ROOT, runCode } from '../package/run'
import type { Page } from './bundle/pages'
import { WIRE_LINK } from './wire-link'

/** What a page has to load. Sizes are in bytes, each file gzipped by itself, as a server would send it. */
export interface BundleSize {
  /** All that is loaded until the page has done what it is for: its own file, what that imports, what is fetched on the way. */
  needed: number
  everything: number
  files: BundleFile[]
}

interface BundleFile {
  name: string
  bytes: number
  /** Whether it is among that; the others are loaded only when there is a use for them. */
  isNeeded: boolean
}

/**
 * Bundles a page, and measures what it loads. What `import()` names becomes a file of its own; whether it is needed
 * cannot be seen from outside, so the page is run, with every file telling of itself.
 *
 * @param folder - from where `invitegram` is found; a folder comes and goes in it
 */
export async function measureBundle(folder: string, page: Page): Promise<BundleSize> {
  const home = await mkdtemp(join(folder, 'page-'))
  try {
    const names = await bundle(home, page)
    const needed = await runPage(home, names, page)
    const files = await Promise.all(
      names.map(async (name) => ({ name, bytes: await gzipped(join(home, name)), isNeeded: needed.includes(name) })),
    )
    const sum = (some: BundleFile[]) => some.reduce((bytes, file) => bytes + file.bytes, 0)
    return { needed: sum(files.filter((file) => file.isNeeded)), everything: sum(files), files }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** Rollup puts the page together, as Vite and webpack would too: what is always loaded together is one file. */
async function bundle(home: string, { program }: Page): Promise<string[]> {
  const page = join(home, 'page.js')
  await writeFile(page, program)
  const plugins = [packagesFor(home), minifying]
  const bundle = await rollup({ input: page, plugins, treeshake: { moduleSideEffects: (id) => id === page } })
  const { output } = await bundle.write({ dir: join(home, 'out'), format: 'es' })
  return output.map(({ fileName }) => join('out', fileName))
}

/** Each file goes through terser, which webpack minifies with by default, and Rollup's own plugin too. */
const minifying: Plugin = {
  name: 'minifying',
  async renderChunk(text) {
    const { code } = await minify(text, { module: true, ecma: 2022, compress: { passes: 2 } })
    return code
  },
}

/** Finds packages as bundlers do for a page: what is for Node alone is passed by. */
function packagesFor(home: string): Plugin {
  const { resolve } = createRequire(join(home, 'page.js'))
  return {
    name: 'packages',
    async resolveId(id) {
      if (id.startsWith('date-fns/')) return join(ROOT, 'node_modules', `${id}.js`)
      if (id !== 'invitegram') return null
      const manifest = resolve('invitegram/package.json')
      const { exports } = JSON.parse(await readFile(manifest, 'utf8'))
      return join(dirname(manifest), exports['.'].default)
    },
  }
}

/** Runs a copy of the page, and gives the names of the files that were loaded before it had done what it is for. */
async function runPage(home: string, names: string[], { visit }: Page): Promise<string[]> {
  const stage = join(home, 'stage')
  await mkdir(stage)
  for (const name of names) {
    const code = await readFile(join(home, name), 'utf8')
    const tell = `;(globalThis.loaded ??= []).push(${JSON.stringify(name)})\n`
    await writeFile(join(stage, basename(name)), `${code}${tell}`)
  }
  const link = JSON.stringify({ ok: true, result: WIRE_LINK })
  const webhook = JSON.stringify({ ok: true, result: { url: 'https://bot.example', allowed_updates: ['chat_member'] } })
  const printed = await runCode(
    stage,
    `
    const answers = { createChatInviteLink: ${JSON.stringify(link)}, getWebhookInfo: ${JSON.stringify(webhook)} }
    globalThis.fetch = async (url) => new Response(answers[url.split('/').at(-1)])
    await import('./page.js')
    ${visit}
    console.log(JSON.stringify(globalThis.loaded))
    `,
  )
  return JSON.parse(printed)
}

async function gzipped(file: string): Promise<number> {
  return gzipSync(await readFile(file), { level: 9 }).length
}
