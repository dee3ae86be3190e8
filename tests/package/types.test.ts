import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { ROOT } from './run'
import { typeCheck } from './type-check'

const CONSUMER = inject('consumer')
const TYPES = join(CONSUMER, 'node_modules', 'invitegram', 'dist')

test('the types name nothing of Node', () => {
  const files = readdirSync(TYPES, { encoding: 'utf8', recursive: true }).filter((file) => file.endsWith('.d.ts'))

  const types = files.map((file) => readFileSync(join(TYPES, file), 'utf8')).join('\n')

  expect(types).toContain('declare class Client')
  expect(types).not.toMatch(/(from|import\() ?['"](node:|https?['"])|<reference|NodeJS\.|\bBuffer\b/)
})

test.each([
  ['typescript-oldest', 'node16'],
  ['typescript-oldest', 'bundler'],
  ['typescript-newest', 'nodenext'],
  ['typescript-newest', 'bundler'],
])('%s with %s reads those of every entry point, strict and without skipping any', async (compiler, resolution) => {
  const printed = await typeCheck(CONSUMER, join(ROOT, 'node_modules', compiler), resolution)

  expect(printed).toBe('')
})
