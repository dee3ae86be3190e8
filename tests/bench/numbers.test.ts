import { expect, test } from 'vitest'
import { differences, median, ratios, spread } from './numbers'

test('the median is in the middle, or between the two that are', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 3, 2])).toBe(2.5)
})

test('the spread is how far the rounds lie around the median, in percent', () => {
  expect(spread([90, 100, 130])).toBe('20')
  expect(spread([0, 0, 0])).toBe('0')
})

test('rounds are compared one by one', () => {
  expect(ratios([10, 30], [5, 10])).toEqual([2, 3])
  expect(differences([10, 30], [5, 10])).toEqual([5, 20])
})
