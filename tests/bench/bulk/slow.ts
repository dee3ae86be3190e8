import type { SlowOrder, SlowReport } from '../bulk-emulated/program'
import { Child } from '../child'
import { median, spread } from '../numbers'
import { programFile } from '../programs'
import type { Result } from '../result'
import { idealMs } from './limits'

const SEEDS = [1, 2, 3, 4, 5]
const [LINKS, PER_MINUTE, BURST] = [120, 20, 20]
const IDEAL_MS = idealMs(LINKS, { perSecond: PER_MINUTE / 60, burst: BURST })
/** Shorter than the wait for the 21st link. */
const TOO_SHORT_MS = 1_000

/** 120 links where 20 a minute are allowed, and who does not keep to that waits twice as long each time. */
export async function benchSlow(): Promise<Result> {
  const child = new Child<SlowOrder, SlowReport>(programFile('bulk-emulated/program'))
  try {
    const runs: SlowReport[] = []
    const cutShort: SlowReport[] = []
    for (const seed of SEEDS) {
      const order: SlowOrder = { links: LINKS, perMinute: PER_MINUTE, burst: BURST, seed }
      runs.push(await child.tell(order))
      cutShort.push(await child.tell({ ...order, maxWaitMs: TOO_SHORT_MS }))
    }
    return report(runs, cutShort)
  } finally {
    child.stop()
  }
}

function report(runs: readonly SlowReport[], cutShort: readonly SlowReport[]): Result {
  const ratios = runs.map(({ ms }) => ms / IDEAL_MS)
  const refusals = runs.map((run) => run.refusals)
  const row = (name: string, some: readonly SlowReport[]) => [
    name,
    median(some.map(({ ms }) => ms / 1_000)).toFixed(0),
    `±${spread(some.map(({ ms }) => ms))} %`,
    median(some.map(({ ms }) => ms / IDEAL_MS)).toFixed(2),
    median(some.map((run) => run.refusals)).toFixed(0),
    median(some.map(({ delivered }) => delivered)).toFixed(0),
    median(some.map(({ made }) => made)).toFixed(0),
    some[0]?.end ?? 'all done',
  ]
  return {
    tables: [
      {
        title: '120 links, 20 a minute with a burst of 20, doubling waits: emulated time',
        head: ['', 'seconds', 'spread', '÷ ideal', 'refusals', 'came back', 'on the server', 'ended with'],
        rows: [row('unaided', runs), row(`maxWaitMs: ${TOO_SHORT_MS}`, cutShort)],
      },
    ],
    figures: [
      { what: '120 links ÷ ideal time', bound: { atMost: 1.2 }, values: ratios },
      { what: '120 links: refusals', bound: { atMost: 2 }, values: refusals, isForEach: true },
      { what: '120 links: lost or double', bound: { atMost: 0 }, values: runs.map(difference), isForEach: true },
      {
        what: 'maxWaitMs exceeded: runs that gave back what was made, and said so',
        bound: { atLeast: SEEDS.length },
        values: [cutShort.filter(saysSo).length],
        isForEach: true,
      },
    ],
  }
}

function difference({ delivered, made }: SlowReport): number {
  return Math.abs(LINKS - delivered) + Math.abs(made - delivered)
}

function saysSo({ delivered, made, errors, end }: SlowReport): boolean {
  return delivered === BURST && made === delivered && errors.length === 0 && end === 'FloodError'
}
