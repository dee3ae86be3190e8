import { Client } from 'invitegram'
import { runThroughClient } from './client-run'
import { type Wire, wake, withClient } from './client-wire'
import { refsOf } from './expectation'
import { friendlyCall } from './friendly'
import { type Difference, differences } from './match'
import { occasionOf } from './occasion'
import type { Judgement, Route } from './outcome'
import { inTime } from './poll-case'
import type { Stage } from './stage'
import { eventOf, toldOf, updateDifferences } from './update-case'
import { factsFor } from './update-facts'
import { USUAL } from './update-state'
import type { Case, JsonObject, World } from './vectors'
import { wantedCall } from './wanted-call'

/** What a client tells of by itself, of what happens in chats. */
const EVENTS = ['joinRequest', 'memberJoined', 'memberLeft', 'memberChanged', 'accessChanged', 'error'] as const

/** Makes something happen in a chat, while the client asks for updates: as they come, and as it tells of them. */
export function updateByClient(stage: Stage, item: Case, world: World): Promise<Judgement> {
  return withClient(stage, item, async (wire) => {
    let route: Route = 'friendly'
    const onTheWay: Difference[] = []
    const update = await toldOf(stage, item, world, async () => {
      const run = await inTime(stage.telegram.clock, poll(wire, item))
      route = run.route
      onTheWay.push(...run.onTheWay)
      const [{ settled }] = run.answers
      if ('error' in settled) throw settled.error
      return settled.result
    })
    const facts = update === undefined ? [] : await factDifferences(stage, item, world, update)
    return { route, differences: [...onTheWay, ...updateDifferences(item, update), ...facts] }
  })
}

/** Asks for what the case has allowed, and for nothing else. */
function poll(wire: Wire, item: Case) {
  const allowed = eventOf(item).allowed ?? item.precondition?.allowed ?? USUAL
  const params = { allowed_updates: allowed === 'default' ? [] : allowed }
  const wanted = wantedCall({ ...item, method: 'getUpdates', params })
  return runThroughClient(wire, wanted, friendlyCall('getUpdates', wanted.texts, occasionOf(wire.stage, wanted.texts)))
}

async function factDifferences(stage: Stage, item: Case, world: World, update: JsonObject): Promise<Difference[]> {
  const wanted = factsFor(stage, item, world)
  const heard = await heardOf(stage, update)
  return differences(wanted, heard, refsOf(item), 'told')
}

/** What a client tells of an update to those who listen to everything: one of its own, for that asks for more. */
async function heardOf({ bot }: Stage, update: JsonObject): Promise<unknown> {
  const client = new Client(bot.token)
  const heard: unknown[] = []
  await wake(client)
  client.on('warning', () => {})
  for (const name of EVENTS) client.on(name, (event) => heard.push({ [name]: event }))
  await client.handleUpdate(JSON.parse(JSON.stringify(update)))
  await client.close()
  return JSON.parse(JSON.stringify(heard))
}
