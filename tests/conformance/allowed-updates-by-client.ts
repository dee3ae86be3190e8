import { allowedDifferences } from './allowed-updates-case'
import { runThroughClient } from './client-run'
import { type Wire, withClient } from './client-wire'
import { friendlyCall } from './friendly'
import { occasionOf } from './occasion'
import type { Judgement } from './outcome'
import type { Stage } from './stage'
import type { Case } from './vectors'
import { wantedCall } from './wanted-call'

/** Has the client ask for kinds of updates, and tell which it gets from then on. */
export function allowedUpdatesByClient(stage: Stage, item: Case): Promise<Judgement> {
  return withClient(stage, item, async (wire) => {
    const run = item.method === undefined ? undefined : await ask(wire, item)
    const { allowedUpdates } = await wire.client.getWebhookInfo()
    const differences = allowedDifferences(stage, item, allowedUpdates ?? 'default')
    return { route: run?.route ?? 'friendly', differences: [...(run?.onTheWay ?? []), ...differences] }
  })
}

function ask(wire: Wire, item: Case) {
  const wanted = wantedCall(item)
  const { method, texts } = wanted
  // Whoever polls as a friend always says what to ask for.
  const isUnsaid = method === 'getUpdates' && texts.allowed_updates === undefined
  const occasion = occasionOf(wire.stage, texts, item.precondition)
  return runThroughClient(wire, wanted, isUnsaid ? undefined : friendlyCall(method, texts, occasion))
}
