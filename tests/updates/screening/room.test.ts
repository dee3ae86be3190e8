import { expect, test } from 'vitest'
import { Room } from '../../../src/updates/screening/room'

const { signal } = new AbortController()

test('who is called away while in line never gets in, and is in nobody’s way', async () => {
  const room = new Room(1)
  const story: string[] = []
  const calledAway = new AbortController()
  const leave = await room.enter(signal)
  void room.enter(calledAway.signal).then(() => story.push('Bob is in'))
  const next = room.enter(signal).then(() => story.push('Cyd is in'))

  calledAway.abort()
  leave()
  await next

  expect(story).toEqual(['Cyd is in'])
})

test('who leaves twice gives one place back', async () => {
  const room = new Room(1)
  const story: string[] = []
  const leave = await room.enter(signal)
  const next = room.enter(signal).then(() => story.push('Bob is in'))
  void room.enter(signal).then(() => story.push('Cyd is in'))

  leave()
  leave()
  await next

  expect(story).toEqual(['Bob is in'])
})
