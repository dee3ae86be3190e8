import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { entryPointsOf } from './entry-points-of'
import { ROOT, run } from './run'

const ENTRIES = entryPointsOf(ROOT).map(({ name }) => name)

async function loadAll(folder: string): Promise<string[]> {
  await copyFile(join(ROOT, 'tests/package/every-entry-point.mjs'), join(folder, 'every-entry-point.mjs'))
  const printed = await run(process.execPath, ['every-entry-point.mjs'], { cwd: folder })
  return printed.split('\n')
}

test('all that can be imported can be required, too, and is the same', async () => {
  const lines = await loadAll(inject('consumer'))

  expect(lines).toEqual(ENTRIES.map((name) => `${name} loads`))
})

test('an adapter does without the library that it adapts: only the handlers for msw need another package', async () => {
  const lines = await loadAll(inject('hermit'))

  expect(lines.filter((line) => !line.endsWith(' loads'))).toEqual(['invitegram/emulator/msw needs msw'])
  expect(lines).toHaveLength(ENTRIES.length)
})

test('to load it changes nothing that others see, and leaves nothing running', async () => {
  const names = ENTRIES.filter((name) => name !== 'invitegram/emulator/msw')
  const file = join(inject('hermit'), 'look-around.mjs')
  await writeFile(
    file,
    `
    import { isDeepStrictEqual } from 'node:util'
    const shared = [globalThis, ...Object.getOwnPropertyNames(globalThis).map((name) => globalThis[name])]
      .filter((it) => Object(it) === it)
      .flatMap((it) => (it.prototype ? [it, it.prototype] : [it]))
    const look = () => ({
      properties: shared.map((it) => Reflect.ownKeys(it)),
      listeners: process.eventNames().map((event) => process.listenerCount(event)),
      running: process.getActiveResourcesInfo(),
    })
    const before = look()
    for (const name of ${JSON.stringify(names)}) await import(name)
    const after = look()
    console.log(Object.keys(before).filter((what) => !isDeepStrictEqual(before[what], after[what])).join())
    `,
  )

  expect(await run(process.execPath, [file], { cwd: inject('hermit') })).toBe('')
})
