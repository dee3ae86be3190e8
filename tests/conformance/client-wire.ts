import { Client } from 'invitegram'
import { Fetches } from './fetches'
import type { Caller } from './friendly-call'
import { prepareUpstream } from './further-calls'
import type { Stage } from './stage'
import type { Case } from './vectors'

/** Without them a case is run to its end here, whatever a client does by itself. */
const BARE = { retry: false, throttle: false } as const

/** A client on a stage. */
export interface Wire extends Caller {
  stage: Stage
  /** Has the next call of the case's method meet what the case has in store for it. */
  prepare(): void
}

/** Puts a client on a stage, and closes it when all is over. */
export async function withClient<T>(stage: Stage, item: Case, act: (wire: Wire) => Promise<T>): Promise<T> {
  const { telegram, root, bot } = stage
  const fetches = new Fetches()
  const client = new Client(bot.token, { apiRoot: root, clock: telegram.clock, layers: [fetches.layer], ...BARE })
  try {
    await wake(client)
    return await act({ client, fetches, stage, prepare: () => prepareUpstream(telegram, item) })
  } finally {
    await client.close()
  }
}

/** What is loaded on demand is loaded now: no clock knows that somebody is reading a file. */
export async function wake(client: Client): Promise<void> {
  await client.handleUpdate({ update_id: 0 })
  await client.updates({ signal: AbortSignal.abort() }).next()
}
