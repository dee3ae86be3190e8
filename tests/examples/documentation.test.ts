import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codeBlocksOf } from './code-blocks'
import { rehearse, success } from './rehearsal'
import { ROOT } from './run-script'
import { isTestFile, runTestFiles } from './test-files'

const guides = existsSync(join(ROOT, 'docs'))
  ? readdirSync(join(ROOT, 'docs'), { encoding: 'utf8', recursive: true })
  : []
const pages = ['README.md', ...guides.filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`)]
const blocks = pages.flatMap((page) => codeBlocksOf(page, readFileSync(join(ROOT, page), 'utf8')))

test.each(blocks.filter((block) => !isTestFile(block)))('the code at $place does what it says', async (block) => {
  const outcome = await rehearse(block)

  expect(outcome).toEqual(success(block))
})

// One vitest for all of them: to start one takes longer than the tests.
const outcomes = await runTestFiles(blocks.filter(isTestFile))

test.each(outcomes)('the test at $place passes', ({ typeErrors, failures, passed }) => {
  expect({ typeErrors, failures }).toEqual({ typeErrors: [], failures: [] })
  expect(passed).not.toEqual([])
})
