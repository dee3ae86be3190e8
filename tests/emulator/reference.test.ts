import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { OWN_OPTIONS } from '../../src/emulator/faults/check-fault'
import { METHODS } from '../../src/emulator/methods/table'
import { USER_ACTS } from '../../src/emulator/standalone/control/acts'
import { DEFAULT_UNKNOWNS } from '../../src/emulator/unknowns'

const PAGE = readFileSync(new URL('../../docs/guide/emulator.md', import.meta.url), 'utf8')

/** The cells of the rows below a heading. */
function rowsBelow(heading: string): string[][] {
  const [, section = ''] = PAGE.split(`\n## ${heading}\n`)
  const [text = ''] = section.split('\n## ')
  return text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| |\|$/g, '').replaceAll('`', '')))
}

test('the reference has every switch, with its default', () => {
  const rows = rowsBelow('Switches').map(([name = '', value = '']) => [name, value.replaceAll("'", '')])

  expect(Object.fromEntries(rows)).toEqual(
    Object.fromEntries(Object.entries(DEFAULT_UNKNOWNS).map(([name, value]) => [name, String(value)])),
  )
})

test('the reference has the methods of the emulator, and no others', () => {
  const named = rowsBelow('Methods').flatMap(([names = '']) => names.trim().split(', '))

  expect(new Set(named)).toEqual(new Set(Object.keys(METHODS)))
})

test('the reference has every kind of fault', () => {
  const named = rowsBelow('Faults').map(([kind = '']) => kind)

  expect(Object.keys(OWN_OPTIONS).filter((kind) => !named.includes(kind))).toEqual([])
})

test('the reference has all that people do', () => {
  const missing = Object.keys(USER_ACTS).filter((act) => !PAGE.includes(act))

  expect(missing).toEqual([])
})
