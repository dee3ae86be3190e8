import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Happening } from './killed/life'
import { aBusyTown } from './killed/town'

const SEED = 20_270_301

/** Some sooner, some later than the first batch of 20 is handled and confirmed. */
const moment = fc.oneof(momentOf('asked', 5), momentOf('answered', 5), momentOf('begun', 60), momentOf('ended', 60))
const LIVES = fc.sample(fc.record({ moment, people: fc.integer({ min: 1, max: 30 }) }), { seed: SEED, numRuns: 50 })

function momentOf(what: Happening, latest: number) {
  return fc.record({ what: fc.constant(what), times: fc.integer({ min: 1, max: latest }) })
}

test('killed at any moment, a bot loses nothing, and is told again of what was not confirmed, and of nothing else', async () => {
  const { live, liveOn } = await aBusyTown()

  const lives = []
  for (const { moment, people } of LIVES) lives.push(await live(moment, people))
  lives.push(await liveOn())

  expect(lives.map(({ endedBy }) => endedBy)).toEqual([...LIVES.map(() => 'SIGKILL'), 0])

  const handled = new Set<number>()
  const tellAgain = new Set<number>()
  let [waiting, known] = [new Set<number>(), new Set<number>()]
  let toldAgain = 0
  for (const life of lives) {
    const again = life.begun.filter((id) => handled.has(id))
    toldAgain += again.length
    for (const id of life.begun) tellAgain.delete(id)
    for (const id of life.handled) handled.add(id)
    for (const id of life.handled) if (life.waiting.has(id)) tellAgain.add(id)

    expect(new Set(life.begun).size, 'told of twice in one life').toBe(life.begun.length)
    expect(
      again.filter((id) => !waiting.has(id)),
      'confirmed, and told of again',
    ).toEqual([])
    expect(
      [...known].filter((id) => !life.waiting.has(id) && !handled.has(id)),
      'confirmed unhandled',
    ).toEqual([])
    waiting = life.waiting
    known = life.known
  }
  expect([...waiting, ...tellAgain], 'left over').toEqual([])
  expect(
    [...known].filter((id) => !handled.has(id)),
    'lost',
  ).toEqual([])
  // Or else no death would have been untimely.
  expect(toldAgain).toBeGreaterThan(20)
})
