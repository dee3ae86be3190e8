import { ApiError } from 'invitegram'
import type { Emulator } from 'invitegram/emulator'
import { clientDifferences } from './client-outcome'
import { type Run, runThroughClient } from './client-run'
import { type Wire, withClient } from './client-wire'
import { nearest } from './expectation'
import { friendlyCall } from './friendly'
import { occasionOf } from './occasion'
import type { Judgement } from './outcome'
import { pollBeside, pollDifferences } from './poll-case'
import { onStage } from './stage'
import type { Case, JsonObject, World } from './vectors'
import { wantedCall } from './wanted-call'

/** Has the client fetch updates; where it adds to what a case wants sent, exactly that is sent raw on a stage of its own. */
export async function pollByClient(world: World, item: Case, watch: (telegram: Emulator) => void): Promise<Judgement> {
  const { addsToIt, ...friendly } = await playOn(world, item, watch, true)
  if (!addsToIt) return friendly
  const raw = await playOn(world, item, watch, false)
  return { route: 'friendly', differences: [...friendly.differences, ...raw.differences] }
}

function playOn(world: World, item: Case, watch: (telegram: Emulator) => void, isFriendly: boolean) {
  return onStage(world, item, watch, (stage) => withClient(stage, item, (wire) => play(wire, item, isFriendly)))
}

async function play(wire: Wire, item: Case, isFriendly: boolean): Promise<Judgement & { addsToIt: boolean }> {
  const { stage } = wire
  const wanted = wantedCall({ ...item, method: item.method ?? 'getUpdates' })
  const occasion = occasionOf(stage, wanted.texts, item.precondition)
  const friendly = isFriendly ? friendlyCall(wanted.method, wanted.texts, occasion) : undefined
  const addsToIt = friendly?.addsToIt === true && friendly.wrong.length === 0

  const main = () => runThroughClient(wire, wanted, friendly)
  const polled = await pollBeside(stage, item, { older: (params) => olderCall(wire, item, params), main })
  const run: Run = polled.answer
  const { differences } = nearest(item.expect, (one) =>
    pollDifferences(addsToIt ? withoutTimes(one) : one, polled, item, (expect) => clientDifferences(item, expect, run)),
  )
  return { route: run.route, addsToIt, differences: [...run.onTheWay, ...differences] }
}

/** How long it takes, and whom it disturbs, depends on how long it may wait. */
function withoutTimes({
  delaySeconds: _,
  minDelaySeconds: __,
  pendingPollAnswer: ___,
  ...rest
}: JsonObject): JsonObject {
  return rest
}

/** What another client with the same token gets, as it came over the wire. */
function olderCall({ stage }: Wire, item: Case, params: JsonObject): Promise<unknown> {
  return withClient(stage, item, async ({ client }) =>
    client.api.call('getUpdates', params).then(
      (result) => ({ ok: true, result }),
      (error: unknown) => {
        if (!(error instanceof ApiError) || error.reason !== 'conflict') return String(error)
        return { ok: false, error_code: error.code, description: error.description }
      },
    ),
  )
}
