import { afterAll, expect, test } from 'vitest'
import { type CodeBlock, codeBlocksOf } from './code-blocks'
import { pages, textOf } from './pages'
import { rehearse, success } from './rehearsal'
import { buildStage } from './stage'
import { isTestFile, runTestFiles } from './test-files'
import { typeErrorsOf } from './type-errors'

/** Of a client that speaks MTProto, which the emulator does not. */
const isMtproto = ({ title }: CodeBlock) => /^(mtcute|mtkruto)\b/i.test(title)

const blocks = pages.flatMap((page) => codeBlocksOf(page, textOf(page)))
const testFiles = blocks.filter(isTestFile)
const programs = blocks.filter((block) => !isTestFile(block) && !isMtproto(block))

const typeErrors = await typeErrorsOf(blocks)

test.each(blocks.map(({ place }, at) => ({ place, errors: typeErrors[at] })))(
  'the types at $place are right',
  (block) => {
    expect(block.errors).toEqual([])
  },
)

const stage = await buildStage()
afterAll(() => stage.strike())

test.concurrent.each(programs)('the code at $place does what it says', async (block) => {
  const outcome = await rehearse(stage, block)

  expect(outcome).toEqual(success(block))
})

// One vitest for all of them: to start one takes longer than the tests.
const outcomes = await runTestFiles(testFiles)

test.each(outcomes)('the test at $place passes', ({ failures, passed }) => {
  expect(failures).toEqual([])
  expect(passed).not.toEqual([])
})
