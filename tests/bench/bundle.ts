import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Plugin, rollup } from 'rollup'
import { minify } from 'terser'
import { ROOT, runCode } from '../package/run'
import { WIRE_LINK } from './wire-link'

/** What a page has to load. Sizes are in bytes, each file gzipped by itself, as a server would send it. */
export interface BundleSize {
  /** All that is loaded until the page has its link: its own file, what that imports, and what is fetched on the way. */
  untilALink: number
  everything: number
  files: BundleFile[]
}

interface BundleFile {
  name: string
  bytes: number
  /** Whether it is loaded on the way to a link; the others only when there is a use for them. */
  isNeeded: boolean
}

const PAGE = `
  import { Client } from 'invitegram'
  globalThis.link = new Client('1:a').createInviteLink(-1001234567890, { title: 'Spring campaign', limit: 50 })
`

/**
 * Bundles a page that makes a link, and measures what it loads. What `import()` names becomes a file of its own;
 * whether it is needed for a link cannot be seen from outside, so the page is run, with every file telling of itself.
 *
 * @param folder - from where `invitegram` is found; a folder comes and goes in it
 */
export async function measureBundle(folder: string): Promise<BundleSize> {
  const home = await mkdtemp(join(folder, 'page-'))
  try {
    const names = await bundle(home)
    const needed = await runPage(home, names)
    const files = await Promise.all(
      names.map(async (name) => ({ name, bytes: await gzipped(join(home, name)), isNeeded: needed.includes(name) })),
    )
    const sum = (some: BundleFile[]) => some.reduce((bytes, file) => bytes + file.bytes, 0)
    return { untilALink: sum(files.filter((file) => file.isNeeded)), everything: sum(files), files }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** Rollup puts the page together, as Vite and webpack would too: what is always loaded together is one file. */
async function bundle(home: string): Promise<string[]> {
  const page = join(home, 'page.js')
  await writeFile(page, PAGE)
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

/** Runs a copy of the page, and gives the names of the files that were loaded before it had its link. */
async function runPage(home: string, names: string[]): Promise<string[]> {
  const stage = join(home, 'stage')
  await mkdir(stage)
  for (const name of names) {
    const code = await readFile(join(home, name), 'utf8')
    const tell = `;(globalThis.loaded ??= []).push(${JSON.stringify(name)})\n`
    await writeFile(join(stage, basename(name)), `${code}${tell}`)
  }
  const answer = JSON.stringify({ ok: true, result: WIRE_LINK })
  const printed = await runCode(
    stage,
    `
    globalThis.fetch = async () => new Response(${JSON.stringify(answer)})
    await import('./page.js')
    const { url } = await globalThis.link
    if (url !== ${JSON.stringify(WIRE_LINK.invite_link)}) throw new Error('The page made no link')
    console.log(JSON.stringify(globalThis.loaded))
    `,
  )
  return JSON.parse(printed)
}

async function gzipped(file: string): Promise<number> {
  return gzipSync(await readFile(file), { level: 9 }).length
}
