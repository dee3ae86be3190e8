import { Client } from 'invitegram'
import type { Emulator } from 'invitegram/emulator'
import { clientDifferences } from './client-outcome'
import { runThroughClient } from './client-run'
import { nearest } from './expectation'
import { furtherDifferences, prepareUpstream } from './further-calls'
import { judged, type Outcome } from './outcome'
import { reasonToSkipOnClient } from './skipping'
import { onStage, type Stage } from './stage'
import type { Case, World } from './vectors'

/** The kinds of case that are about calls, whether or not a client can be made to make them. */
const KINDS = ['call', 'upstream', 'http', 'args']

/** Without them a case is run to its end here, whatever a client does by itself. */
const BARE = { retry: false, throttle: false } as const

/** Runs a case through the client: as a friendly call, or raw where there is none that says the same. */
export async function onClient(world: World, item: Case, watch: (telegram: Emulator) => void): Promise<Outcome> {
  if (!KINDS.includes(item.kind)) return { verdict: 'not for this target', item }
  const because = reasonToSkipOnClient(item)
  if (because !== undefined) return { verdict: 'skipped', item, because }
  return judged(item, () => onStage(world, item, watch, (stage) => runOnStage(stage, item)))
}

async function runOnStage(stage: Stage, item: Case) {
  const { telegram, root, bot } = stage
  const { clock } = telegram
  const client = new Client(bot.token, { apiRoot: root, clock, ...BARE })
  prepareUpstream(telegram, item)
  const before = clock.now()
  try {
    const run = await runThroughClient({ client, calls: () => telegram.calls }, item, before)
    const delaySeconds = (clock.now().getTime() - before.getTime()) / 1000
    const best = nearest(item.expect, (one) => clientDifferences(item, one, run, delaySeconds))
    const [{ settled }] = run.answers
    const result = 'result' in settled ? settled.result : undefined
    const further = await furtherDifferences(stage, item, best.alternative, result)
    return { route: run.route, differences: [...run.onTheWay, ...best.differences, ...further] }
  } finally {
    await client.close()
  }
}
