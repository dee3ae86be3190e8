import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { measureBundle } from '../bench/bundle'
import { LINK_PAGE, WEBHOOK_PAGE } from '../bench/bundle/pages'
import { runTool } from './run'

const CONSUMER = inject('consumer')

/** What a page would have to load for this program. */
async function bundle(name: string, program: string): Promise<string> {
  const file = join(CONSUMER, `${name}.js`)
  await writeFile(file, program)
  return await runTool('esbuild', [file, '--bundle', '--minify', '--format=esm', '--platform=browser'])
}

test('for a page it brings all it needs, and nothing of Node', async () => {
  const code = await bundle('page', "import { Client } from 'invitegram'; globalThis.client = new Client('1:a')")

  expect(code).toContain('createChatInviteLink')
  expect(code).not.toMatch(/\bimport\b|\brequire\b|keepAlive/)
})

test('a page can have the emulator, too, and leaves out what only Node can do', async () => {
  const code = await bundle(
    'emulator',
    "import { Emulator } from 'invitegram/emulator'; globalThis.Telegram = Emulator",
  )

  expect(code).toContain('createChatInviteLink')
  expect(code).not.toMatch(/\bfrom"node:|\brequire\(/)
})

// What is loaded until a page has done its work; size.test.ts measures all of an entry point, as one file.

test('a page has its link after at most 9.25 KiB, and has loaded nothing that it has no use for', async () => {
  const { needed, files } = await measureBundle(CONSUMER, LINK_PAGE)

  expect(needed).toBeLessThanOrEqual(9_472)
  expect(files.some(({ isNeeded }) => !isNeeded)).toBe(true)
})

test('a Worker was told who came through a link after at most 13 KiB', async () => {
  const { needed, files } = await measureBundle(CONSUMER, WEBHOOK_PAGE)

  expect(needed).toBeLessThanOrEqual(13_312)
  expect(files.some(({ isNeeded }) => !isNeeded)).toBe(true)
})
