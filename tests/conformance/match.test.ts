import { expect, test } from 'vitest'
import { differences, filledIn, matches } from './match'

const refs = (name: string) => ({ 'L1.invite_link': 'https://t.me/+abc' })[name]

test('of an object only the listed keys count', () => {
  const found = differences({ a: 1, b: { c: 2 } }, { a: 1, b: { c: 3, d: 4 }, e: 5 }, refs, '')

  expect(found).toEqual([{ path: 'b.c', expected: 2, got: 3 }])
})

test('a key that is listed has to be there', () => {
  const found = differences({ a: 1 }, {}, refs, 'result')

  expect(found).toEqual([{ path: 'result.a', expected: 1, got: undefined }])
})

test('a list counts whole, and in order', () => {
  expect(matches([1, { a: 1 }], [1, { a: 1, b: 2 }], refs)).toBe(true)
  expect(matches([1], [1, 2], refs)).toBe(false)
  expect(matches([1, 2], [2, 1], refs)).toBe(false)
  expect(matches([], {}, refs)).toBe(false)
})

test('a number is not the same as its text, nor null as nothing', () => {
  expect(matches(1, '1', refs)).toBe(false)
  expect(matches(null, undefined, refs)).toBe(false)
  expect(matches({ a: 1 }, null, refs)).toBe(false)
})

test('$re takes text that the expression fits', () => {
  expect(matches({ $re: '^a+$' }, 'aaa', refs)).toBe(true)
  expect(matches({ $re: '^a+$' }, 'aab', refs)).toBe(false)
  expect(matches({ $re: '1' }, 1, refs)).toBe(false)
})

test('$ref is what it refers to', () => {
  expect(matches({ $ref: 'L1.invite_link' }, 'https://t.me/+abc', refs)).toBe(true)
  expect(matches({ $ref: 'L1.invite_link' }, 'https://t.me/+abd', refs)).toBe(false)
})

test('$not takes all but one, and $oneOf one of several', () => {
  expect(matches({ $not: { $ref: 'L1.invite_link' } }, 'https://t.me/+abc', refs)).toBe(false)
  expect(matches({ $not: 5 }, 6, refs)).toBe(true)
  expect(matches({ $oneOf: [5, { $type: 'string' }] }, 'six', refs)).toBe(true)
  expect(matches({ $oneOf: [5, { $type: 'string' }] }, 6, refs)).toBe(false)
})

test('$type goes by typeof, $length by the number of elements', () => {
  expect(matches({ $type: 'boolean' }, false, refs)).toBe(true)
  expect(matches({ $type: 'boolean' }, 0, refs)).toBe(false)
  expect(matches({ $length: 2 }, [1, 2], refs)).toBe(true)
  expect(matches({ $length: 2 }, 'ab', refs)).toBe(false)
})

test('$repeat is the text, so many times over', () => {
  expect(matches({ $repeat: ['ab', 3] }, 'ababab', refs)).toBe(true)
  expect(matches({ $repeat: ['ab', 3] }, 'abab', refs)).toBe(false)
})

test('a matcher that nobody knows is an error, not a match', () => {
  expect(() => matches({ $about: 5 }, 5, refs)).toThrow('there is no matcher $about')
})

test('a request is sent with what its matchers stand for', () => {
  const filled = filledIn({ link: { $ref: 'L1.invite_link' }, list: [{ $repeat: ['x', 3] }, 4], flag: null }, refs)

  expect(filled).toEqual({ link: 'https://t.me/+abc', list: ['xxx', 4], flag: null })
})
