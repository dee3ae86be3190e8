import { expect, test } from 'vitest'
import { toTable, verdict } from './figure'

test('a figure is met if the median of its rounds is', () => {
  const figure = { what: 'speed', bound: { atLeast: 1.7 }, values: [1.6, 1.7, 1.9] }

  expect(verdict(figure)).toBe('met')
})

test('a median that misses is inside the spread if a round did not miss', () => {
  expect(verdict({ what: 'speed', bound: { atLeast: 1.7 }, values: [1.5, 1.6, 1.7] })).toBe('inside the spread')
  expect(verdict({ what: 'cost', bound: { atMost: 1.3 }, values: [1.4, 1.5, 1.6] })).toBe('not met')
})

test('what each round has to show, no round may miss', () => {
  const figure = { what: 'links lost', bound: { atMost: 0 }, values: [0, 0, 1], isForEach: true }

  expect(verdict(figure)).toBe('not met')
})

test('the table tells the median and its spread, or the worst of all rounds', () => {
  const table = toTable('figures', [
    { what: 'cost', bound: { atMost: 20 }, aim: 12, values: [10, 12.345, 14], unit: ' ms' },
    { what: 'items told', bound: { atLeast: 16 }, values: [16, 15], isForEach: true },
  ])

  expect(table.rows).toEqual([
    ['cost', '≤ 20 ms', '12 ms', '12.3 ms', '±16 %', 'met'],
    ['items told', '≥ 16', '', '15', '', 'not met'],
  ])
})
