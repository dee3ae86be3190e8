import { Child } from '../child'
import { OURS, PEERS } from '../contestant'
import type { Figure } from '../figure'
import { median, spread } from '../numbers'
import { programFile } from '../programs'
import type { Result } from '../result'
import { type Allowance, idealMs, steadyMs } from './limits'
import type { BulkOrder, BulkReport } from './program'
import type { ServerOrder, Tally } from './server'

/** So many links, from a server that allows so much. */
export interface Race {
  title: string
  links: number
  allowance: Allowance
  /** For so long everything is refused when there was too much. @default nothing but that is */
  pauseMs?: number
  rounds: number
  figures: (runs: { unaided: readonly Run[]; told: readonly Run[] }) => Figure[]
}

/** How one contestant fared once. */
export type Run = BulkReport &
  Tally & {
    asked: number
    /** How many times as long it took as the best that the server's rule allows. */
    overIdeal: number
    /** How many times as long it took as at a steady rate. */
    overSteady: number
  }

interface Racer {
  name: string
  order: Partial<BulkOrder>
  client: Child<BulkOrder, BulkReport>
  server: Child<ServerOrder, Tally>
  runs: Run[]
}

/** So many run at the same time, each with a server of its own: they spend their time waiting, not working. */
const AT_A_TIME = 2

export async function race(rules: Race): Promise<Result> {
  const [unaided, told] = [racer(OURS, OURS), racer(`${OURS}, told the rate`, OURS, rules.allowance.perSecond)]
  const racers = [unaided, told, racer('grammy, auto-retry', 'grammy-auto-retry')]
  for (const name of PEERS) if (name !== 'grammy') racers.push(racer(name, name))
  try {
    for (let round = 0; round < rules.rounds; round++) {
      for (let first = 0; first < racers.length; first += AT_A_TIME) {
        const some = racers.slice(first, first + AT_A_TIME)
        await Promise.all(some.map(async (racer) => racer.runs.push(await run(rules, racer))))
      }
    }
    return {
      tables: [
        {
          title: `${rules.title}, medians of ${rules.rounds} rounds`,
          head: ['', 'seconds', 'spread', '÷ ideal', '÷ steady rate', 'lost', 'double', '429s', 'excesses'],
          rows: racers.map(({ name, runs }) => row(name, runs)),
        },
      ],
      figures: rules.figures({ unaided: unaided.runs, told: told.runs }),
    }
  } finally {
    for (const child of racers.flatMap(({ client, server }) => [client, server])) child.stop()
  }
}

function racer(name: string, contestant: string, perSecond?: number): Racer {
  return {
    name,
    order: perSecond === undefined ? {} : { perSecond },
    client: new Child(programFile('bulk/program'), [contestant]),
    server: new Child(programFile('bulk/server')),
    runs: [],
  }
}

async function run({ links, allowance, pauseMs }: Race, { order, client, server }: Racer): Promise<Run> {
  const { url } = await server.tell({ kind: 'open', allowance, ...(pauseMs === undefined ? {} : { pauseMs }) })
  const report = await client.tell({ ...order, apiRoot: url, links })
  const overIdeal = report.ms / idealMs(links, allowance)
  return {
    asked: links,
    ...report,
    ...(await server.tell({ kind: 'tally' })),
    overIdeal,
    overSteady: report.ms / steadyMs(links, allowance),
  }
}

function row(name: string, runs: readonly Run[]): string[] {
  const of = (value: (run: Run) => number) => median(runs.map(value))
  return [
    name,
    of(({ ms }) => ms / 1_000).toFixed(2),
    `±${spread(runs.map(({ ms }) => ms))} %`,
    of(({ overIdeal }) => overIdeal).toFixed(2),
    of(({ overSteady }) => overSteady).toFixed(2),
    of(lost).toFixed(0),
    of(({ doubles }) => doubles).toFixed(0),
    `${of(refusedShare).toFixed(1)} %`,
    of(({ excesses }) => excesses).toFixed(0),
  ]
}

/** Links that were asked for and did not come. */
export function lost({ asked, delivered }: Run): number {
  return asked - delivered
}

/** Of all calls, in percent. */
export function refusedShare({ refusals, calls }: Run): number {
  return (100 * refusals) / calls
}
