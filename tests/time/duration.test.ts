import { expect, test } from 'vitest'
import { addDuration, durationProblem } from '../../src/time/duration'

test.each([
  [{ years: 1 }],
  [{ months: 1 }],
  [{ weeks: 1 }],
  [{ days: 1 }],
  [{ hours: 0.5 }],
  [{ minutes: 0.5 }],
  [{ seconds: 0.5 }],
  [{ days: 0, seconds: 1 }],
  [{ days: undefined, hours: 1 }],
])('%o is a duration', (duration) => {
  expect(durationProblem(duration)).toBeUndefined()
})

test.each<[unknown, string]>([
  ['7 days', 'it is no object'],
  [7, 'it is no object'],
  [null, 'it is no object'],
  [undefined, 'it is no object'],
  [[{ days: 7 }], 'it is no object'],
  [[], 'it is no object'],
  [{ day: 7 }, '`day` is no unit'],
  [{ days: 7, milliseconds: 5 }, '`milliseconds` is no unit'],
  [{ days: '7' }, 'every amount must be a number from 0 on'],
  [{ days: -1 }, 'every amount must be a number from 0 on'],
  [{ days: 2, hours: -1 }, 'every amount must be a number from 0 on'],
  [{ days: null }, 'every amount must be a number from 0 on'],
  [{ hours: Number.NaN }, 'every amount must be a number from 0 on'],
  [{ hours: Number.POSITIVE_INFINITY }, 'every amount must be a number from 0 on'],
  [{ years: 0.5 }, '`years` must be whole'],
  [{ months: 0.5 }, '`months` must be whole'],
  [{ weeks: 0.5 }, '`weeks` must be whole'],
  [{ hours: 0.5, days: 0.5 }, '`days` must be whole'],
  [{}, 'it is empty'],
  [{ days: 0, seconds: 0 }, 'it is empty'],
  [{ days: undefined }, 'it is empty'],
])('%o is none: %s', (duration, problem) => {
  expect(durationProblem(duration)).toBe(problem)
})

test('it leads from one moment to a later one', () => {
  const end = addDuration(new Date('2030-01-01T00:00:00Z'), { hours: 1, minutes: 30, seconds: 15 })

  expect(end).toEqual(new Date('2030-01-01T01:30:15Z'))
})
