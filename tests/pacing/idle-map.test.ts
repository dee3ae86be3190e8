import { expect, test } from 'vitest'
import { IdleMap } from '../../src/pacing/idle-map'

const SECOND = 1_000

/** A map of things that are idle a second after they were made. */
function aMap() {
  return new IdleMap<string, { madeMs: number; isIdle(nowMs: number): boolean }>((madeMs) => ({
    madeMs,
    isIdle: (nowMs: number) => nowMs - madeMs >= SECOND,
  }))
}

test('what is in use is kept, and what is idle is made anew', () => {
  const map = aMap()

  const first = map.get('a', 0)

  expect(map.get('a', 500)).toBe(first)
  expect(map.get('a', 1_000)).not.toBe(first)
})

test('ten thousand that are idle are forgotten, two with each question', () => {
  const map = aMap()
  for (let index = 0; index < 10_000; index++) map.get(`chat ${index}`, 0)

  for (let question = 0; question < 5_000; question++) map.get('another', 5_000)

  expect([...map.keys()].length).toBeLessThan(40)
})

test('what is in use stands in the way of no other', () => {
  const map = new IdleMap<string, { isIdle(nowMs: number): boolean }>((madeMs) => ({
    isIdle: (nowMs: number) => madeMs === 7 && nowMs > 7,
  }))
  for (let index = 0; index < 50; index++) map.get(`busy ${index}`, 0)
  for (let index = 0; index < 1_000; index++) map.get(`idle ${index}`, 7)

  for (let question = 0; question < 1_000; question++) map.get('busy 0', 8)

  expect([...map.keys()].length).toBeLessThan(90)
  expect([...map.keys()].filter((key) => key.startsWith('busy'))).toHaveLength(50)
})

test('a new name for what is known, unless that is known by itself', () => {
  const map = aMap()
  const [one, two] = [map.get('@one', 0), map.get('2', 0)]
  map.get('@two', 0)

  map.rename('@one', '1')
  map.rename('@two', '2')
  map.rename('@three', '3')

  expect([map.get('1', 0), map.get('2', 0)]).toEqual([one, two])
  expect([...map.keys()].sort()).toEqual(['1', '2'])
})
