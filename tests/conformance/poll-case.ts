import { jsonOrText } from '../support/json-or-text'
import { answerDifferences, nearest, refsOf, unknownExpectations } from './expectation'
import type { Answer } from './http'
import { type Difference, differences } from './match'
import { call, type Stage } from './stage'
import type { Case, Json, JsonObject } from './vectors'

/** Longer than this no call of getUpdates waits. */
const LONGEST_WAIT_SECONDS = 60

/** What came of a call of getUpdates. */
interface Polled {
  answer: Answer
  delaySeconds: number
  /** What an older call that waits has got by then; `null` if nothing yet. */
  pendingPollAnswer: unknown
}

/** Calls getUpdates, while an older call may be waiting. */
export async function checkPoll(stage: Stage, item: Case): Promise<Difference[]> {
  const polled = await poll(stage, item)
  const queue = stage.bot.updates.pending.map(({ update_id }) => update_id)
  return nearest(item.expect, (one) => pollDifferences(one, polled, queue, item)).differences
}

async function poll(stage: Stage, item: Case): Promise<Polled> {
  const { clock } = stage.telegram
  const { method = 'getUpdates', params, encoding, precondition = {} } = item
  let pendingPollAnswer: unknown = null
  if (precondition.pendingPoll !== undefined) {
    const older = call(stage, item, { method: 'getUpdates', params: precondition.pendingPoll })
    void older.then(({ body }) => {
      pendingPollAnswer ??= jsonOrText(body)
    })
    await clock.advance(0)
  }

  const before = clock.now()
  let isAnswered = false
  const main = call(stage, item, { method, params, encoding }).then((answer) => {
    isAnswered = true
    return { answer, delaySeconds: (clock.now().getTime() - before.getTime()) / 1000 }
  })
  await clock.advance(0)
  const inTheMeantime = pendingPollAnswer
  // By the second: where time makes a leap, a call that waits in vain ends with it.
  for (let waited = 0; clock.mode === 'still' && !isAnswered && waited < LONGEST_WAIT_SECONDS; waited++) {
    await clock.advance({ seconds: 1 })
  }
  const polled = { ...(await main), pendingPollAnswer: inTheMeantime }
  // An older call that still waits ends before its server does.
  if (clock.mode === 'still') await clock.advance({ seconds: LONGEST_WAIT_SECONDS })
  return polled
}

function pollDifferences(expect: JsonObject, polled: Polled, queue: number[], item: Case): Difference[] {
  const { queueAfter, minDelaySeconds, pendingPollAnswer, delaySeconds, ...answer } = expect
  const refs = refsOf(item)
  const isEarly = typeof minDelaySeconds === 'number' && polled.delaySeconds < minDelaySeconds
  const wanted = (path: string, value: Json | undefined, got: unknown) =>
    value === undefined ? [] : differences(value, got, refs, path)
  return [
    ...(answer.ok === undefined ? unknownExpectations(answer, []) : answerDifferences(answer, polled.answer, refs, 0)),
    ...wanted('queueAfter', queueAfter, queue),
    ...wanted('delaySeconds', delaySeconds, polled.delaySeconds),
    ...wanted('pendingPollAnswer', pendingPollAnswer, polled.pendingPollAnswer),
    ...(isEarly ? [{ path: 'minDelaySeconds', expected: minDelaySeconds, got: polled.delaySeconds }] : []),
  ]
}
