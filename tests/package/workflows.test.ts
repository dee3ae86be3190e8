import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './run'

const FOLDER = join(ROOT, '.github', 'workflows')
const WORKFLOWS = readdirSync(FOLDER).map((file) => readFileSync(join(FOLDER, file), 'utf8'))

test('what the workflows use of others is pinned to a commit: a tag may be moved', () => {
  const used = WORKFLOWS.flatMap((text) => [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action))

  expect(used.length).toBeGreaterThan(0)
  expect(used.filter((action) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action ?? ''))).toEqual([])
})

test('the suites that the workflows name are there', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const named = WORKFLOWS.flatMap((text) => text.match(/\btest:\w+/g) ?? [])

  expect([...named].sort()).toEqual(['test:consumers', 'test:runtimes'])
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named))
})
