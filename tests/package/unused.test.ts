import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rollup } from 'rollup'
import { expect, inject, test } from 'vitest'
import { entryPointsOf } from './entry-points-of'
import { runTool } from './run'

const CONSUMER = inject('consumer')
const HOME = join(CONSUMER, 'node_modules', 'invitegram')
const ENTRIES = entryPointsOf(HOME)
const { sideEffects } = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8'))

/** Imports an entry point twice: for whatever loading it may do, and for things that are then not used. */
async function writeProgram(entry: string): Promise<string> {
  const file = join(CONSUMER, 'unused', `${entry.replaceAll('/', '-')}.js`)
  await mkdir(join(CONSUMER, 'unused'), { recursive: true })
  await writeFile(file, `import '${entry}'\nimport * as unused from '${entry}'\n`)
  return file
}

test.each(ENTRIES)('of $name, imported and not used, esbuild leaves nothing', async ({ name }) => {
  const file = await writeProgram(name)

  expect(await runTool('esbuild', [file, '--bundle', '--minify', '--format=esm', '--external:msw'])).toBe('')
})

test.each(ENTRIES)('of $name, imported and not used, Rollup leaves nothing', async ({ name, code }) => {
  const file = await writeProgram(name)
  // All that a plugin that finds packages would tell it: where the code is, and what package.json says of it.
  const resolveId = (id: string) => (id === name ? { id: join(HOME, code), moduleSideEffects: sideEffects } : null)

  const bundle = await rollup({ input: file, plugins: [{ name: 'packages', resolveId }], logLevel: 'silent' })
  const { output } = await bundle.generate({})

  expect(output.map((made) => (made.type === 'chunk' ? made.code.trim() : made.fileName))).toEqual([''])
})
