import { setTimeout } from 'node:timers/promises'
import { Client } from 'invitegram'
import { CHAT_ID, type Contestant, OURS, openContestant, TOKEN } from '../contestant'
import { takeOrders } from '../take-orders'
import { count, type Outcome, type Outcomes, outcomeOf } from './outcomes'

export interface BulkOrder {
  apiRoot: string
  links: number
  /** The server's rate, for those who can be told. */
  perSecond?: number
}

export interface BulkReport extends Outcomes {
  ms: number
  /** Items that came in another place than their own. */
  outOfOrder: number
}

const AT_ONCE = 16
const LIMIT = 50

const [name = ''] = process.argv.slice(2)

takeOrders(
  async (order: BulkOrder): Promise<BulkReport> => (name === OURS ? await inBulk(order) : await inLoops(order)),
)

async function inBulk({ apiRoot, links, perSecond }: BulkOrder): Promise<BulkReport> {
  const client = new Client(TOKEN, { apiRoot, throttle: { perChat: perSecond } })
  const rows = Array.from({ length: links }, (_, index) => ({ title: titleOf(index), limit: LIMIT }))

  const startMs = performance.now()
  const outcomes: Outcome[] = []
  let outOfOrder = 0
  for await (const { index, error } of client.createInviteLinks(CHAT_ID, rows, { concurrency: AT_ONCE })) {
    if (index !== outcomes.length) outOfOrder++
    outcomes.push(error === undefined ? 'delivered' : outcomeOf(error))
  }
  return { ms: performance.now() - startMs, outOfOrder, ...count(outcomes) }
}

/** What anybody would write: so many loops, each of which waits when it is told to. */
async function inLoops({ apiRoot, links }: BulkOrder): Promise<BulkReport> {
  const contestant = await openContestant(name, apiRoot)
  const startMs = performance.now()
  const outcomes: Outcome[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < links) outcomes.push(await makePatiently(contestant, titleOf(next++)))
    }),
  )
  return { ms: performance.now() - startMs, outOfOrder: 0, ...count(outcomes) }
}

async function makePatiently({ createLink }: Contestant, title: string): Promise<Outcome> {
  while (true) {
    try {
      await createLink(title, LIMIT)
      return 'delivered'
    } catch (error) {
      const seconds = retryAfter(error)
      if (seconds === undefined) return outcomeOf(error)
      await setTimeout(1_000 * seconds)
    }
  }
}

/** Where each library has it. */
function retryAfter(error: unknown): number | undefined {
  const { parameters, payload } = Object(error)
  return parameters?.retry_after ?? payload?.retry_after
}

function titleOf(index: number): string {
  return `Guest ${index}`
}
