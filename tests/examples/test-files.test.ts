import { expect, test } from 'vitest'
import { isTestFile, runTestFiles } from './test-files'

function block(...lines: string[]) {
  return { place: 'page.md:1', title: '', code: `${lines.join('\n')}\n` }
}

const GOOD = block("import { test } from 'vitest'", "test('two is two', ({ expect }) => expect(2).toBe(2))")
const BAD = block("import { test } from 'vitest'", "test('two is three', ({ expect }) => expect(2).toBe(3))")
const EMPTY = block("import { test } from 'vitest'")

test('a block that says where `test` comes from is a test file', () => {
  expect(isTestFile(GOOD)).toBe(true)
  expect(isTestFile(block("import { Client } from 'invitegram'"))).toBe(false)
})

test('blocks that are test files are run by vitest', async () => {
  const [good, bad, empty] = await runTestFiles([GOOD, BAD, EMPTY])

  expect(good).toEqual({ place: 'page.md:1', passed: ['two is two'], failures: [] })
  expect(bad).toMatchObject({ passed: [], failures: [expect.stringContaining('expected 2 to be 3')] })
  expect(empty).toMatchObject({ passed: [], failures: [expect.stringContaining('No test suite found')] })
})
