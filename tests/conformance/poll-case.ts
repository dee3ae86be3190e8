import type { EmulatedClock } from 'invitegram/emulator'
import { jsonOrText } from '../support/json-or-text'
import { answerDifferences, nearest, refsOf, unknownExpectations } from './expectation'
import { type Difference, differences } from './match'
import { call, type Stage } from './stage'
import type { Case, Json, JsonObject } from './vectors'

/** Longer than this no call of getUpdates waits. */
const LONGEST_WAIT_SECONDS = 60

/** What came of a call of getUpdates. */
export interface Polled<T> {
  answer: T
  delaySeconds: number
  /** What an older call that waits has got by then; `null` if nothing yet. */
  pendingPollAnswer: unknown
  /** The ids of what is left. */
  queue: number[]
}

/** Calls getUpdates, while an older call may be waiting. */
export async function checkPoll(stage: Stage, item: Case): Promise<Difference[]> {
  const { method = 'getUpdates', params, encoding } = item
  const older = (pending: JsonObject) => call(stage, item, { method: 'getUpdates', params: pending })
  const polled = await pollBeside(stage, item, {
    older: async (pending) => jsonOrText((await older(pending)).body),
    main: () => call(stage, item, { method, params, encoding }),
  })
  const { differences } = nearest(item.expect, (one) =>
    pollDifferences(one, polled, item, (expect) => answerDifferences(expect, polled.answer, refsOf(item), 0)),
  )
  return differences
}

/** Makes a call, and before it an older one, if the case has one waiting. */
export async function pollBeside<T>(
  { telegram: { clock }, bot }: Stage,
  { precondition = {} }: Case,
  { older, main }: { older: (params: JsonObject) => Promise<unknown>; main: () => Promise<T> },
): Promise<Polled<T>> {
  let pendingPollAnswer: unknown = null
  if (precondition.pendingPoll !== undefined) {
    void older(precondition.pendingPoll).then((answer) => {
      pendingPollAnswer ??= answer
    })
    await clock.advance(0)
  }

  const before = clock.now()
  const answered = main().then((answer) => ({
    answer,
    delaySeconds: (clock.now().getTime() - before.getTime()) / 1000,
  }))
  await clock.advance(0)
  const inTheMeantime = pendingPollAnswer
  const polled = { ...(await inTime(clock, answered)), pendingPollAnswer: inTheMeantime }
  const queue = bot.updates.pending.map(({ update_id }) => update_id)
  // An older call that still waits ends before its server does.
  if (clock.mode === 'still') await clock.advance({ seconds: LONGEST_WAIT_SECONDS })
  return { ...polled, queue }
}

/** Lets time pass until something has happened: second by second, as a leap would end what waits only with the leap. */
export async function inTime<T>(clock: EmulatedClock, happening: Promise<T>): Promise<T> {
  let isOver = false
  const over = () => {
    isOver = true
  }
  happening.then(over, over)
  await clock.advance(0)
  while (clock.mode === 'still' && !isOver) await clock.advance({ seconds: 1 })
  return await happening
}

/** @param compareAnswer - what there is to say of the answer; asked only if the case expects one */
export function pollDifferences<T>(
  expect: JsonObject,
  polled: Polled<T>,
  item: Case,
  compareAnswer: (expect: JsonObject) => Difference[],
): Difference[] {
  const { queueAfter, minDelaySeconds, pendingPollAnswer, delaySeconds, ...answer } = expect
  const isEarly = typeof minDelaySeconds === 'number' && polled.delaySeconds < minDelaySeconds
  const wanted = (path: string, value: Json | undefined, got: unknown) =>
    value === undefined ? [] : differences(value, got, refsOf(item), path)
  return [
    ...(answer.ok === undefined ? unknownExpectations(answer, []) : compareAnswer(answer)),
    ...wanted('queueAfter', queueAfter, polled.queue),
    ...wanted('delaySeconds', delaySeconds, polled.delaySeconds),
    ...wanted('pendingPollAnswer', pendingPollAnswer, polled.pendingPollAnswer),
    ...(isEarly ? [{ path: 'minDelaySeconds', expected: minDelaySeconds, got: polled.delaySeconds }] : []),
  ]
}
