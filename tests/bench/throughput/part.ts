import { Child } from '../child'
import { BARE, BARE_HTTP, BARE_UNDICI, OURS, OURS_ON_UNDICI, PEERS } from '../contestant'
import type { Figure } from '../figure'
import { median, ratios, spread } from '../numbers'
import { programFile } from '../programs'
import type { Result } from '../result'
import type { Table } from '../table'
import type { Score, Turn } from './program'

const AT_ONCE = [1, 16, 128]
/** Many and short: what slows a machine down for a second falls on all contestants of a few rounds. */
const ROUNDS = 15
const ROUND_MS = 200
/** In these, code that is run often enough is compiled anew. */
const WARM_UP_ROUNDS = 3

type Scores = ReadonlyMap<string, readonly Score[]>

/**
 * How many links a second each contestant makes, and what a call costs its process. Each is a process of its own, and
 * so is the server; they take turns, round by round, so that whatever else the machine does hits them alike.
 */
export async function benchThroughput(): Promise<Result> {
  const server = new Child<object, string>(programFile('answering/server'))
  const contestants = new Map<string, Child<Turn, Score>>()
  try {
    const url = await server.tell({})
    for (const name of [OURS, OURS_ON_UNDICI, ...PEERS, ...BARE]) {
      contestants.set(name, new Child(programFile('throughput/program'), [name, url]))
    }
    const tables: Table[] = []
    const figures: Figure[] = []
    for (const atOnce of AT_ONCE) {
      const scores = await takeTurns(contestants, { atOnce, forMs: ROUND_MS })
      tables.push(table(atOnce, scores))
      figures.push(...figuresOf(atOnce, scores))
    }
    return { tables, figures }
  } finally {
    for (const child of [server, ...contestants.values()]) child.stop()
  }
}

async function takeTurns(contestants: ReadonlyMap<string, Child<Turn, Score>>, turn: Turn): Promise<Scores> {
  const scores = new Map<string, Score[]>([...contestants.keys()].map((name) => [name, []]))
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    for (const [name, child] of contestants) {
      const score = await child.tell(turn)
      if (round >= 0) scores.get(name)?.push(score)
    }
  }
  return scores
}

function table(atOnce: number, scores: Scores): Table {
  const bare = ratesOf(scores, BARE_HTTP)
  return {
    title: `createInviteLink, ${atOnce} at once, medians of ${ROUNDS} rounds`,
    head: ['', 'calls/s', 'spread', '÷ bare node:http', 'CPU µs/call', 'spread'],
    rows: [...scores.keys()].map((name) => {
      const [rates, costs] = [ratesOf(scores, name), costsOf(scores, name)]
      return [
        name,
        Math.round(median(rates)).toLocaleString('en'),
        `±${spread(rates)} %`,
        median(ratios(rates, bare)).toFixed(2),
        median(costs).toFixed(0),
        `±${spread(costs)} %`,
      ]
    }),
  }
}

function figuresOf(atOnce: number, scores: Scores): Figure[] {
  const rates = (name: string) => ratesOf(scores, name)
  const costs = (name: string) => costsOf(scores, name)
  const fastest = PEERS.reduce((best, name) => (median(rates(name)) > median(rates(best)) ? name : best))
  const cheapest = PEERS.reduce((best, name) => (median(costs(name)) < median(costs(best)) ? name : best))
  const overBare: Figure = {
    what: `calls/s at ${atOnce} ÷ bare node:http`,
    bound: { atLeast: 0.75 },
    aim: 0.9,
    values: ratios(rates(OURS), rates(BARE_HTTP)),
  }
  const overPeer: Figure = {
    what: `calls/s at ${atOnce} ÷ fastest peer (${fastest})`,
    bound: { atLeast: 1.7 },
    aim: 2.2,
    values: ratios(rates(OURS), rates(fastest)),
  }
  const onUndici: Figure = {
    what: `calls/s at ${atOnce} with undici ÷ bare undici`,
    bound: { atLeast: 0.75 },
    values: ratios(rates(OURS_ON_UNDICI), rates(BARE_UNDICI)),
  }
  const cpu: Figure[] = [
    {
      what: `CPU per call at ${atOnce} ÷ best peer (${cheapest})`,
      bound: { atMost: 0.55 },
      values: ratios(costs(OURS), costs(cheapest)),
    },
    {
      what: `CPU per call at ${atOnce} ÷ bare node:http`,
      bound: { atMost: 1.4 },
      aim: 1.2,
      values: ratios(costs(OURS), costs(BARE_HTTP)),
    },
  ]
  return [overBare, ...(atOnce > 1 ? [overPeer] : []), onUndici, ...(atOnce === 16 ? cpu : [])]
}

function ratesOf(scores: Scores, name: string): number[] {
  return (scores.get(name) ?? []).map(({ callsPerSecond }) => callsPerSecond)
}

function costsOf(scores: Scores, name: string): number[] {
  return (scores.get(name) ?? []).map(({ cpuMicrosecondsPerCall }) => cpuMicrosecondsPerCall)
}
