import { Child } from '../child'
import { OURS, PEERS } from '../contestant'
import type { Figure } from '../figure'
import { median } from '../numbers'
import { programFile } from '../programs'
import type { Result } from '../result'
import type { BulkOrder, BulkReport } from './program'
import type { ServerOrder, Tally } from './server'

const LINKS = 150
const SEEDS = [1, 2, 3, 4]
/** How long a process may take to end when it has no more orders: idle connections may be held open by nothing. */
const END_MS = 2_000

interface Run {
  name: string
  report: BulkReport
  tally: Tally
  endsByItself: boolean
}

/** Links from a server that refuses one call in twenty, and fails at six in a hundred, before or after the work. */
export async function benchFlaky(): Promise<Result> {
  const names = [OURS, 'grammy-auto-retry', ...PEERS.filter((name) => name !== 'grammy')]
  const runs = (await Promise.all(SEEDS.map((seed) => Promise.all(names.map((name) => run(name, seed)))))).flat()
  const ours = runs.filter(({ name }) => name === OURS)
  const never = (what: string, of: (run: Run) => number): Figure => {
    return { what: `flaky: ${what}`, bound: { atMost: 0 }, values: ours.map(of), isForEach: true }
  }
  return {
    tables: [
      {
        title: `${LINKS} links, a flaky server: ${SEEDS.length} runs together`,
        head: [
          '',
          'seconds',
          'delivered',
          'refused',
          'unknown',
          'error untold',
          'on the server',
          'double',
          'ends by itself',
        ],
        rows: names.map((name) =>
          row(
            name,
            runs.filter((run) => run.name === name),
          ),
        ),
      },
    ],
    figures: [
      never('items without an end that tells', untold),
      never('delivered, but not on the server', phantoms),
      never('on the server, but neither delivered nor unknown', strays),
      never('items made twice', ({ tally }) => tally.doubles),
      never('items out of order', ({ report }) => report.outOfOrder),
      never('processes that linger', ({ endsByItself }) => (endsByItself ? 0 : 1)),
    ],
  }
}

async function run(name: string, seed: number): Promise<Run> {
  const server = new Child<ServerOrder, Tally>(programFile('bulk/server'))
  const client = new Child<BulkOrder, BulkReport>(programFile('bulk/program'), [name])
  try {
    const { url } = await server.tell({ kind: 'open', isFlaky: true, seed })
    const report = await client.tell({ apiRoot: url, links: LINKS })
    const endsByItself = await client.endsWithin(END_MS)
    return { name, report, tally: await server.tell({ kind: 'tally' }), endsByItself }
  } finally {
    client.stop()
    server.stop()
  }
}

function row(name: string, runs: readonly Run[]): string[] {
  const sum = (value: (run: Run) => number) => String(runs.reduce((total, run) => total + value(run), 0))
  return [
    name,
    median(runs.map(({ report }) => report.ms / 1_000)).toFixed(1),
    sum(({ report }) => report.delivered),
    sum(({ report }) => report.refused),
    sum(({ report }) => report.unknown),
    sum(({ report }) => report.untold),
    sum(({ tally }) => tally.links),
    sum(({ tally }) => tally.doubles),
    runs.every(({ endsByItself }) => endsByItself) ? 'yes' : 'no',
  ]
}

function untold({ report: { delivered, refused, unknown } }: Run): number {
  return LINKS - delivered - refused - unknown
}

function phantoms({ report, tally }: Run): number {
  return Math.max(0, report.delivered - tally.links)
}

function strays({ report, tally }: Run): number {
  return Math.max(0, tally.links - report.delivered - report.unknown)
}
