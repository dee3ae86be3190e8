import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codeBlocksOf } from './code-blocks'
import { rehearse, success } from './rehearsal'
import { ROOT } from './run-script'

const guides = existsSync(join(ROOT, 'docs'))
  ? readdirSync(join(ROOT, 'docs'), { encoding: 'utf8', recursive: true })
  : []
const pages = ['README.md', ...guides.filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`)]
const blocks = pages.flatMap((page) => codeBlocksOf(page, readFileSync(join(ROOT, page), 'utf8')))

test.each(blocks)('the code at $place does what it says', async (block) => {
  const outcome = await rehearse(block)

  expect(outcome).toEqual(success(block))
})
