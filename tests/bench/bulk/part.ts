import type { Figure } from '../figure'
import type { Print, Result } from '../result'
import { benchFlaky } from './flaky'
import { lost, type Race, type Run, race, refusedShare } from './race'
import { benchSlow } from './slow'

const ROUNDS = 5
const ALLOWANCE = { perSecond: 300, burst: 300 }

const PLAIN: Race = {
  title: '2,000 links, 300/s with a burst of 300',
  links: 2_000,
  allowance: ALLOWANCE,
  rounds: ROUNDS,
  figures: ({ unaided, told }) => [
    figure('2,000 links ÷ ideal time, unaided', 1.08, unaided, ({ overIdeal }) => overIdeal),
    figure('2,000 links ÷ steady time, told the rate', 1.05, told, ({ overSteady }) => overSteady),
    never('2,000 links: lost', 0, [...unaided, ...told], lost),
    never('2,000 links: double', 0, [...unaided, ...told], ({ doubles }) => doubles),
    never('2,000 links: calls refused', 2, [...unaided, ...told], refusedShare, ' %'),
  ],
}

const PAUSING: Race = {
  title: '1,000 links, 300/s with a burst of 300, nothing for 2 s when exceeded',
  links: 1_000,
  allowance: ALLOWANCE,
  pauseMs: 2_000,
  rounds: ROUNDS,
  figures: ({ unaided, told }) => [
    figure('1,000 links, pauses ÷ ideal time, unaided', 1.9, unaided, ({ overIdeal }) => overIdeal),
    never('1,000 links, pauses: times exceeded, unaided', 2, unaided, ({ excesses }) => excesses),
    figure('1,000 links, pauses ÷ steady time, told the rate', 1.1, told, ({ overSteady }) => overSteady),
    never('1,000 links, pauses: lost or double', 0, [...unaided, ...told], (run) => lost(run) + run.doubles),
  ],
}

/** Many links, from servers that do not let everybody do as they like. */
export async function benchBulk(print: Print): Promise<Result> {
  const results: Result[] = []
  for (const [what, bench] of Object.entries({
    [PLAIN.title]: () => race(PLAIN),
    [PAUSING.title]: () => race(PAUSING),
    'few a minute': benchSlow,
    'a flaky server': benchFlaky,
  })) {
    print(`${what} …`)
    results.push(await bench())
  }
  return { tables: results.flatMap(({ tables }) => tables), figures: results.flatMap(({ figures }) => figures) }
}

function never(what: string, atMost: number, runs: readonly Run[], of: (run: Run) => number, unit = ''): Figure {
  return { ...figure(what, atMost, runs, of, unit), isForEach: true }
}

function figure(what: string, atMost: number, runs: readonly Run[], of: (run: Run) => number, unit = ''): Figure {
  return { what, bound: { atMost }, values: runs.map(of), unit }
}
