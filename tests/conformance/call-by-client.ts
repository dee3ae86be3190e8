import { clientDifferences } from './client-outcome'
import { runThroughClient } from './client-run'
import { withClient } from './client-wire'
import { nearest } from './expectation'
import { friendlyCall } from './friendly'
import { furtherDifferences } from './further-calls'
import { occasionOf } from './occasion'
import type { Judgement } from './outcome'
import type { Stage } from './stage'
import type { Case } from './vectors'
import { wantedCall } from './wanted-call'

/** Has the client make the call of a case. */
export function callByClient(stage: Stage, item: Case): Promise<Judgement> {
  return withClient(stage, item, async (wire) => {
    const wanted = wantedCall(item)
    const occasion = occasionOf(stage, wanted.texts, item.precondition)
    const run = await runThroughClient(wire, wanted, friendlyCall(wanted.method, wanted.texts, occasion))
    const best = nearest(item.expect, (one) => clientDifferences(item, one, run))
    const [{ settled }] = run.answers
    const result = 'result' in settled ? settled.result : undefined
    const further = await furtherDifferences(stage, item, best.alternative, result)
    return { route: run.route, differences: [...run.onTheWay, ...best.differences, ...further] }
  })
}
