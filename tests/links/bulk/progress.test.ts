import { ApiError, type BulkProgress, Client, type Clock } from 'invitegram'
import { expect, test } from 'vitest'
import { CHAT } from '../../support/bot-api'
import { collect, collecting, untilIdle } from './collect'
import { anOpenCaller } from './open-caller'
import { promptCaller } from './prompt-caller'

const START = new Date('2030-01-01T00:00:00Z')
const after = (seconds: number) => new Date(START.getTime() + seconds * 1_000)

/** A clock that the test sets. */
function aClock(): Clock & { set(seconds: number): void } {
  let now = START
  return {
    now: () => now,
    sleep: async () => {},
    set(seconds) {
      now = after(seconds)
    },
  }
}

const otherReason = new ApiError({ method: 'createChatInviteLink', code: 400, description: 'Bad', reason: 'other' })

test('before it begins only the total is known', () => {
  const bulk = new Client(promptCaller).createInviteLinks(CHAT, 500)

  expect(bulk.progress).toEqual({
    done: 0,
    failed: 0,
    total: 500,
    waitingUntil: null,
    linksPerMinute: 0,
    timeLeftMs: null,
  })
})

test.each<[name: string, rows: Iterable<{ title: string }>, total: number | null]>([
  ['an array', [{ title: 'Ada' }, { title: 'Bob' }], 2],
  ['a set', new Set([{ title: 'Ada' }]), 1],
  ['an iterator', [{ title: 'Ada' }].values(), null],
])('the total of %s', async (_, rows, total) => {
  const bulk = new Client(promptCaller).createInviteLinks(CHAT, rows)
  const { total: totalAtFirst } = bulk.progress

  await collect(bulk)

  expect([totalAtFirst, bulk.progress.total]).toEqual([total, total])
})

test('it tells after each item how far it is, how fast, and how long the rest will take', async () => {
  const clock = aClock()
  const { caller, calls } = anOpenCaller()
  const told: BulkProgress[] = []
  const client = new Client(caller, { clock })
  const { over } = collecting(client.createInviteLinks(CHAT, 3, { onProgress: (progress) => told.push(progress) }))
  await untilIdle()

  clock.set(10)
  calls[0]?.answer()
  await untilIdle()
  clock.set(20)
  calls[1]?.fail(otherReason)
  await untilIdle()
  clock.set(30)
  calls[2]?.answer()
  await over

  const always = { total: 3, waitingUntil: null }
  expect(told).toEqual([
    { ...always, done: 1, failed: 0, linksPerMinute: 6, timeLeftMs: 20_000 },
    { ...always, done: 2, failed: 1, linksPerMinute: 3, timeLeftMs: 5_000 },
    { ...always, done: 3, failed: 1, linksPerMinute: 4, timeLeftMs: 0 },
  ])
})

test('the pace is that of the last minute', async () => {
  const clock = aClock()
  const { caller, calls } = anOpenCaller()
  const bulk = new Client(caller, { clock }).createInviteLinks(CHAT, 100)
  collecting(bulk)
  await untilIdle()

  for (let at = 0; at < 30; at++) {
    clock.set(at)
    calls[at]?.answer()
    await untilIdle()
  }
  const paces = [29, 60, 75, 88, 89, 500].map((seconds) => {
    clock.set(seconds)
    return bulk.progress.linksPerMinute
  })
  calls[30]?.answer()
  await untilIdle()

  expect([...paces, bulk.progress.linksPerMinute].map(Math.round)).toEqual([62, 29, 14, 1, 0, 0, 1])
})

test('how long the rest will take is not guessed', async () => {
  const clock = aClock()
  const { caller, calls } = anOpenCaller()
  const counted = new Client(caller, { clock }).createInviteLinks(CHAT, 2)
  collecting(counted)
  await untilIdle()
  const beforeTheFirst = counted.progress.timeLeftMs
  calls[0]?.answer()
  await untilIdle()
  clock.set(600)
  const afterALongSilence = counted.progress.timeLeftMs
  const endless = new Client(promptCaller, { clock }).createInviteLinks(CHAT, [{}, {}].values())
  await endless[Symbol.asyncIterator]().next()

  expect(beforeTheFirst).toBeNull()
  expect(afterALongSilence).toBeNull()
  expect(endless.progress).toMatchObject({ done: 1, timeLeftMs: null })
})

test('while a clock is set back the pace is not known, and nothing else is lost', async () => {
  const clock = aClock()
  clock.set(100)
  const { caller, calls } = anOpenCaller()
  const bulk = new Client(caller, { clock }).createInviteLinks(CHAT, 2)
  const { over } = collecting(bulk)
  await untilIdle()

  clock.set(0)
  calls[0]?.answer()
  await untilIdle()
  calls[1]?.answer()
  await over

  expect(bulk.progress).toMatchObject({ done: 2, linksPerMinute: 0, timeLeftMs: 0 })
})

test('it waits while all that is under way waits, until the first goes on', async () => {
  const { caller, calls } = anOpenCaller()
  const told: (Date | null)[] = []
  const onProgress = ({ waitingUntil }: BulkProgress) => told.push(waitingUntil)
  const bulk = new Client(caller).createInviteLinks(CHAT, 2, { concurrency: 2, onProgress })
  const { over } = collecting(bulk)
  await untilIdle()

  calls[0]?.wait(after(60))
  calls[1]?.wait(after(30))
  calls[1]?.wait(after(40))
  calls[1]?.wait(null)
  calls[1]?.answer()
  await untilIdle()
  calls[0]?.wait(null)
  calls[0]?.answer()
  await over

  expect(told).toEqual([after(30), after(40), null, after(60), null, null])
  expect(bulk.progress.waitingUntil).toBeNull()
})

test('the rest takes no less than the wait', async () => {
  const clock = aClock()
  const { caller, calls } = anOpenCaller()
  const bulk = new Client(caller, { clock }).createInviteLinks(CHAT, 2)
  collecting(bulk)
  await untilIdle()

  clock.set(10)
  calls[0]?.answer()
  await untilIdle()
  calls[1]?.wait(after(50))

  expect(bulk.progress).toMatchObject({ linksPerMinute: 6, timeLeftMs: 40_000 })
})

test('how long the rest takes is reckoned from the first wait on', async () => {
  const clock = aClock()
  const { caller, calls } = anOpenCaller()
  const bulk = new Client(caller, { clock }).createInviteLinks(CHAT, 120)
  collecting(bulk)
  await untilIdle()

  for (let at = 0; at < 20; at++) {
    calls[at]?.answer()
    await untilIdle()
  }
  const onCredit = bulk.progress
  calls[20]?.wait(after(4))
  clock.set(4)
  calls[20]?.wait(null)
  calls[20]?.answer()
  await untilIdle()
  clock.set(7)
  calls[21]?.answer()
  await untilIdle()

  expect(onCredit).toMatchObject({ done: 20, linksPerMinute: 1200, timeLeftMs: 5_000 })
  expect(bulk.progress).toMatchObject({ done: 22, timeLeftMs: 294_000 })
})

test('a listener that throws ends the work, after what was made', async () => {
  const { caller, calls } = anOpenCaller()
  const broken = new Error('the terminal is gone')
  const onProgress = () => {
    throw broken
  }
  const { over } = collecting(new Client(caller).createInviteLinks(CHAT, 5, { concurrency: 2, onProgress }))
  await untilIdle()

  calls[1]?.answer()
  await untilIdle()
  calls[0]?.answer()
  const { outcomes, error } = await over

  expect(outcomes.map(({ index }) => index)).toEqual([0, 1])
  expect(error).toBe(broken)
  expect(calls).toHaveLength(2)
})
