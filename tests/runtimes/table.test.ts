import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { entryPointsOf } from '../package/entry-points-of'
import { ROOT } from '../package/run'
import { entryPoints } from './suite/entry-points'
import { leftOutTable, runtimesTable } from './table'

const PAGE = readFileSync(join(ROOT, 'docs/guide/runtimes.md'), 'utf8')
const PINNED = readFileSync(join(ROOT, 'tests/runtimes/pinned/package.json'), 'utf8')

test('the documentation names the runtimes and the versions that are run', () => {
  expect(PAGE).toContain(runtimesTable())
})

test('the documentation names what is left out, where and why', () => {
  expect(PAGE).toContain(leftOutTable())
})

test('both kinds of processors run the same versions', () => {
  const pinned = Object.entries<string>(JSON.parse(PINNED).optionalDependencies).map((it) => it.join(' '))
  const [arm, intel] = [/arm64|aarch64/g, /x64/g].map((processor) =>
    pinned.filter((it) => it.search(processor) !== -1).map((it) => it.replaceAll(processor, '…')),
  )

  expect(arm).toEqual(intel)
  expect(arm).toHaveLength(7)
})

test('every entry point that needs no other package is imported on every runtime', () => {
  const names = entryPointsOf(ROOT).map(({ name }) => name)

  expect([...Object.keys(entryPoints), 'invitegram/emulator/msw'].sort()).toEqual(names.sort())
})
