import { expect, test } from 'vitest'
import { toLines, toMarkdown } from './table'

const TABLE = {
  title: 'speed',
  head: ['', 'calls/s'],
  rows: [
    ['ours', '12,000'],
    ['theirs', '900'],
  ],
}

test('on a terminal names stand to the left and numbers to the right', () => {
  expect(toLines(TABLE)).toEqual(['speed', '          calls/s', '  ours     12,000', '  theirs      900', ''])
})

test('on a page it is a table of Markdown', () => {
  expect(toMarkdown(TABLE)).toEqual([
    '**speed**',
    '',
    '|  | calls/s |',
    '|---|---:|',
    '| ours | 12,000 |',
    '| theirs | 900 |',
    '',
  ])
})
