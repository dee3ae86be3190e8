import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { entryPointsOf } from './entry-points-of'
import { ROOT, runTool } from './run'

// What a page loads by and by, all in one file: no entry point grows unseen. bundle.test.ts measures what it loads at first.

interface Measured {
  name: string
  passed: boolean
}

test('no entry point is larger than .size-limit.json allows', async () => {
  const measured: Measured[] = JSON.parse(await runTool('size-limit', ['--json']))

  expect(measured.filter(({ passed }) => !passed)).toEqual([])
})

test('.size-limit.json has a limit for every entry point', () => {
  const limits: { path: string }[] = JSON.parse(readFileSync(join(ROOT, '.size-limit.json'), 'utf8'))

  const limited = new Set(limits.map(({ path }) => `./${path}`))

  expect(entryPointsOf(ROOT).filter(({ code }) => !limited.has(code))).toEqual([])
})
