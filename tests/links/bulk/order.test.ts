import fc from 'fast-check'
import { Client, type CreateOutcome, type InviteLinkRow } from 'invitegram'
import { expect, test } from 'vitest'
import { CHAT } from '../../support/bot-api'
import { collecting, untilIdle } from './collect'
import { anOpenCaller, type OpenCall } from './open-caller'
import { promptCaller } from './prompt-caller'

/** More rows than anybody here asks for, and a count of those that were. */
function manyRows() {
  const seen = { pulled: 0, isClosed: false }
  function* rows() {
    try {
      while (seen.pulled < 1_000) yield { title: `Row ${seen.pulled++}` }
    } finally {
      seen.isClosed = true
    }
  }
  return { seen, rows: rows() }
}

test('nothing happens until somebody iterates', async () => {
  const { caller, calls } = anOpenCaller()
  const { seen, rows } = manyRows()

  const bulk = new Client(caller).createInviteLinks(CHAT, rows)
  bulk[Symbol.asyncIterator]()
  await untilIdle()

  expect(seen.pulled).toBe(0)
  expect(calls).toHaveLength(0)
})

test('by default one link is made at a time, and the next when the last was taken', async () => {
  const { caller, calls } = anOpenCaller()
  const { seen, rows } = manyRows()
  const outcomes = new Client(caller).createInviteLinks(CHAT, rows)[Symbol.asyncIterator]()

  const first = outcomes.next()
  await untilIdle()
  calls[0]?.answer()
  await first
  await untilIdle()

  expect(calls).toHaveLength(1)
  expect(seen.pulled).toBe(1)
})

test('a slow item holds up the telling, and the other lanes only after a while', async () => {
  const { caller, calls } = anOpenCaller()
  const { so } = collecting(new Client(caller).createInviteLinks(CHAT, manyRows().rows, { concurrency: 2 }))
  await untilIdle()

  for (let at = 1; at < 100; at++) {
    calls[at]?.answer()
    await untilIdle()
  }

  expect(so.outcomes).toEqual([])
  expect(calls).toHaveLength(5)
})

test('what came out of order is told of in order', async () => {
  const { caller, calls } = anOpenCaller()
  const rows = [{ title: 'Ada' }, { title: 'Bob' }, { title: 'Cyd' }]
  const { over } = collecting(new Client(caller).createInviteLinks(CHAT, rows, { concurrency: 3 }))
  await untilIdle()

  for (const at of [2, 0, 1]) {
    calls[at]?.answer()
    await untilIdle()
  }

  const { outcomes } = await over
  expect(outcomes.map(({ link }) => link?.title)).toEqual(['Ada', 'Bob', 'Cyd'])
})

test('each call has the time limit that is set', async () => {
  const { caller, calls } = anOpenCaller()
  collecting(new Client(caller).createInviteLinks(CHAT, 2, { concurrency: 2, timeoutMs: 5_000 }))

  await untilIdle()

  expect(calls.map(({ timeoutMs }) => timeoutMs)).toEqual([5_000, 5_000])
})

test('outcomes may be asked for all at once', async () => {
  const { caller, calls } = anOpenCaller()
  const outcomes = new Client(caller).createInviteLinks(CHAT, 2)[Symbol.asyncIterator]()

  const all = Promise.all([outcomes.next(), outcomes.next(), outcomes.next()])
  await untilIdle()
  calls[0]?.answer()
  await untilIdle()
  calls[1]?.answer()

  expect(await all).toMatchObject([{ value: { index: 0 } }, { value: { index: 1 } }, { done: true, value: undefined }])
})

test('it can be iterated once', async () => {
  const bulk = new Client(anOpenCaller().caller).createInviteLinks(CHAT, 0)
  for await (const outcome of bulk) expect.unreachable(`there is no ${outcome.index}`)

  expect(() => bulk[Symbol.asyncIterator]()).toThrow(
    new TypeError('This was iterated before: call the client again for more, or keep the outcomes'),
  )
})

test('a source that takes its time is asked for one row at a time, and holds nothing up', async () => {
  const { caller, calls } = anOpenCaller()
  let isAsked = false
  async function* rows() {
    yield { title: 'Ada' }
    isAsked = true
    await new Promise(() => {})
  }
  const { so } = collecting(new Client(caller).createInviteLinks(CHAT, rows(), { concurrency: 3 }))
  await untilIdle()

  calls[0]?.answer()
  await untilIdle()

  expect(isAsked).toBe(true)
  expect(so.outcomes).toMatchObject([{ index: 0 }])
})

/** What one run of the property saw. */
interface Seen {
  outcomes: CreateOutcome<InviteLinkRow>[]
  mostInAir: number
  mostAhead: number
  calls: number
}

/** Answers calls in an order that chance decides, some of them with an error, until all is told of. */
async function play(rows: number, concurrency: number, chances: readonly number[]): Promise<Seen> {
  const open = anOpenCaller()
  const answered = new Set<OpenCall>()
  const { so } = collecting(new Client(open.caller).createInviteLinks(CHAT, rows, { concurrency }))
  const seen: Seen = { outcomes: so.outcomes, mostInAir: 0, mostAhead: 0, calls: 0 }
  for (let step = 0; !so.isOver; step++) {
    await untilIdle()
    seen.mostInAir = Math.max(seen.mostInAir, open.openCount)
    seen.mostAhead = Math.max(seen.mostAhead, open.calls.length - so.outcomes.length)
    const waiting = open.calls.filter((call) => !answered.has(call))
    const chance = chances[step % chances.length] ?? 0
    const next = waiting[chance % waiting.length]
    if (next === undefined) continue
    answered.add(next)
    if (chance % 5 === 0) next.fail(new Error(`call ${open.calls.indexOf(next)}`))
    else next.answer()
  }
  return { ...seen, calls: open.calls.length }
}

test('in whatever order answers come: all are told of, in order, and never are too many under way', async () => {
  const chances = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 40 })
  const runs = fc.asyncProperty(fc.nat(40), fc.integer({ min: 1, max: 8 }), chances, async (rows, lanes, chance) => {
    const { outcomes, mostInAir, mostAhead, calls } = await play(rows, lanes, chance)

    expect(outcomes.map(({ index }) => index)).toEqual(Array.from({ length: rows }, (_, at) => at))
    expect(outcomes.flatMap(({ index, error }) => (error ? [error.message === `call ${index}`] : []))).not.toContain(
      false,
    )
    expect(calls).toBe(rows)
    expect(mostInAir).toBeLessThanOrEqual(lanes)
    expect(mostAhead).toBeLessThanOrEqual(4 * lanes - 3)
  })

  await fc.assert(runs, { numRuns: 60 })
})

test('rows in great number are never held: at most a few are between the source and the reader', async () => {
  let [pulled, told, mostAhead] = [0, 0, 0]
  function* rows() {
    for (; pulled < 100_000; pulled++) yield { limit: 1 }
  }

  for await (const { index, error } of new Client(promptCaller).createInviteLinks(CHAT, rows(), { concurrency: 4 })) {
    if (error || index !== told) throw new Error(`outcome ${told} was ${index}`, { cause: error })
    told++
    mostAhead = Math.max(mostAhead, pulled - told)
  }

  expect(told).toBe(100_000)
  expect(mostAhead).toBeLessThanOrEqual(13)
})

test('a source that is left because of a promise that rejects can clean up after itself', async () => {
  let isClosed = false
  function* rows() {
    try {
      yield { title: 'Ada' }
      yield Promise.reject(new Error('no such row'))
    } finally {
      isClosed = true
    }
  }
  const links = new Client(promptCaller).createInviteLinks(CHAT, rows() as Iterable<InviteLinkRow>)

  const { error } = await collecting(links).over

  expect(error).toEqual(new Error('no such row'))
  expect(isClosed).toBe(true)
})
