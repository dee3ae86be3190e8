import type { Emulator } from 'invitegram/emulator'
import { answerDifferences, furtherCalls, nearest, refsOf } from './expectation'
import type { Difference } from './match'
import { call, type Stage } from './stage'
import type { Case, JsonObject } from './vectors'

/** Has the next call of the case's method meet what the case has in store for it. */
export function prepareUpstream(telegram: Emulator, { method = '', upstream }: Case): void {
  if (upstream === undefined) return
  telegram.failUpstream(method, ...('sequence' in upstream ? upstream.sequence : [upstream]))
}

/** Makes the calls that the expectation asks for afterwards. */
export async function furtherDifferences(
  stage: Stage,
  item: Case,
  expect: JsonObject,
  result: unknown,
): Promise<Difference[]> {
  const found: Difference[] = []
  for (const further of furtherCalls(expect)) {
    const answer = await call(stage, item, { encoding: 'json', ...further }, result)
    const { differences: some } = nearest(further.expect, (one) =>
      answerDifferences(one, answer, refsOf(item, result), 0),
    )
    found.push(...some.map((one) => ({ ...one, path: `after, ${further.method}: ${one.path}` })))
  }
  return found
}
