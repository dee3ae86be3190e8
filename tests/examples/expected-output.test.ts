import { expect, test } from 'vitest'
import { expectedLines, inWordsOf } from './expected-output'

test('what is expected stands in comments, behind code or on lines of their own', () => {
  const code = ["console.log('a\\n\\nb')", '//=> a', '//=>', '  //=>   b', '', '2 + 2 //=> 4'].join('\n')

  expect(expectedLines(code)).toEqual(['a', '', '  b', '4'])
})

test('an ellipsis stands for something within a line', () => {
  expect(inWordsOf(['Ada: https://t.me/+…', 'on …, at …'], 'Ada: https://t.me/+AbCd\non Monday, at noon\n')).toEqual([
    'Ada: https://t.me/+…',
    'on …, at …',
  ])
})

test.each([
  ['another text', ['Ada'], 'Grace\n', ['Grace']],
  ['a text that goes on', ['Ada'], 'Ada L.\n', ['Ada L.']],
  ['nothing where something is missing', ['Ada…'], 'Ada\n', ['Ada']],
  ['a dot that is meant', ['1.5'], '1x5\n', ['1x5']],
  ['a line too many', ['Ada'], 'Ada\nGrace\n', ['Ada', 'Grace']],
  ['silence', ['Ada'], '', []],
  ['a line too few', ['Ada', 'Grace'], 'Ada\n', ['Ada']],
  ['lines in another order', ['Ada', 'Grace'], 'Grace\nAda\n', ['Grace', 'Ada']],
])('%s is not what was expected', (_, expected, printed, shown) => {
  expect(inWordsOf(expected, printed)).toEqual(shown)
  expect(shown).not.toEqual(expected)
})

test('an ellipsis for a whole line is refused', () => {
  expect(() => expectedLines('console.log(1) //=> …')).toThrow('never for all of it')
})
