import type { Emulator } from 'invitegram/emulator'
import { allowedUpdatesByClient } from './allowed-updates-by-client'
import { callByClient } from './call-by-client'
import { linkByClient } from './client-checks'
import { deliveryByClient } from './delivery-by-client'
import { nameAsCall } from './name-case'
import { type Judgement, judged, type Outcome } from './outcome'
import { pollByClient } from './poll-by-client'
import { isKind, type Kind, reasonToSkipOnClient } from './skipping'
import { onStage, type Stage } from './stage'
import { updateByClient } from './update-by-client'
import type { Case, World } from './vectors'

type Watch = (telegram: Emulator) => void
type Check = (world: World, item: Case, watch: Watch) => Promise<Judgement>

const CHECKS: Readonly<Record<Exclude<Kind, 'http' | 'args'>, Check>> = {
  call: staged(callByClient),
  upstream: staged(callByClient),
  name: staged((stage, item) => callByClient(stage, nameAsCall(stage, item))),
  link: async (_, item) => ({ route: 'friendly', differences: linkByClient(item) }),
  poll: pollByClient,
  'allowed-updates': staged(allowedUpdatesByClient),
  delivery: staged(deliveryByClient),
  update: staged(updateByClient),
}

/** Runs a case through the client: as a friendly call, or raw where there is none that says the same. */
export async function onClient(world: World, item: Case, watch: Watch): Promise<Outcome> {
  const { kind } = item
  const because = reasonToSkipOnClient(item)
  if (because !== undefined || !isKind(kind) || kind === 'http' || kind === 'args') {
    return { verdict: 'skipped', item, because: because ?? kind }
  }
  return judged(item, () => CHECKS[kind](world, item, watch))
}

function staged(check: (stage: Stage, item: Case, world: World) => Promise<Judgement>): Check {
  return (world, item, watch) => onStage(world, item, watch, (stage) => check(stage, item, world))
}
