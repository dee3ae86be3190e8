import { setTimeout } from 'node:timers/promises'
import { Child } from '../child'
import type { Figure } from '../figure'
import { median, ratios, spread } from '../numbers'
import { programFile } from '../programs'
import type { Result } from '../result'
import type { Table } from '../table'
import { load } from './load'
import type { Standing } from './server'
import { requests } from './stream'

const OURS = 'invitegram'
const BARE = 'node:http'
const PEERS = ['grammy', 'gramio', 'gramio, waiting', 'telegraf']

const CONNECTIONS = 64
const ROUNDS = 11
const ROUND_MS = 400
/** In these, code that is run often enough is compiled anew. */
const WARM_UP_ROUNDS = 3

type Contestant = Child<object, Standing>

interface Score {
  updatesPerSecond: number
  updatesPerCpuSecond: number
}

/**
 * How many updates a second each contestant's webhook takes in, and what one costs its process. Each is a process of its
 * own; they take turns, round by round, so that whatever else the machine does hits them alike.
 */
export async function benchWebhook(): Promise<Result> {
  const names = [OURS, ...PEERS, BARE]
  const contestants = new Map(
    names.map((name) => [name, new Child<object, Standing>(programFile('webhook/server'), [name])]),
  )
  const scores = new Map<string, Score[]>(names.map((name) => [name, []]))
  const stream = requests()
  try {
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (const [name, child] of contestants) {
        const score = await race(child, stream)
        if (round >= 0) scores.get(name)?.push(score)
      }
    }
  } finally {
    for (const child of contestants.values()) child.stop()
  }
  const rates = (name: string) => (scores.get(name) ?? []).map(({ updatesPerSecond }) => updatesPerSecond)
  const thrifts = (name: string) => (scores.get(name) ?? []).map(({ updatesPerCpuSecond }) => updatesPerCpuSecond)
  return {
    tables: [table(names, rates, thrifts)],
    figures: [figure('updates/s', rates), figure('updates per CPU second', thrifts)],
  }
}

async function race(child: Contestant, stream: Iterator<string, never>): Promise<Score> {
  const before = await child.tell({})
  const startMs = performance.now()
  const count = await load(before.url, stream, { connections: CONNECTIONS, forMs: ROUND_MS })
  // An update that was answered and is not handled yet costs something, too.
  const after = await handled(child, before.handled + count)
  const seconds = (performance.now() - startMs) / 1_000
  const cpuSeconds = (after.cpuMicroseconds - before.cpuMicroseconds) / 1e6
  return { updatesPerSecond: count / seconds, updatesPerCpuSecond: count / cpuSeconds }
}

async function handled(child: Contestant, count: number): Promise<Standing> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const standing = await child.tell({})
    if (standing.handled === count) return standing
    await setTimeout(10)
  }
  throw new Error(`Not all of ${count} updates reached a handler, or some did twice`)
}

function table(names: readonly string[], rates: Numbers, thrifts: Numbers): Table {
  return {
    title: `Webhooks on node:http, ${CONNECTIONS} connections, medians of ${ROUNDS} rounds`,
    head: ['', 'updates/s', 'spread', '÷ bare node:http', 'CPU µs/update', 'spread'],
    rows: names.map((name) => {
      const costs = thrifts(name).map((updatesPerSecond) => 1e6 / updatesPerSecond)
      return [
        name,
        Math.round(median(rates(name))).toLocaleString('en'),
        `±${spread(rates(name))} %`,
        median(ratios(rates(name), rates(BARE))).toFixed(2),
        median(costs).toFixed(1),
        `±${spread(costs)} %`,
      ]
    }),
  }
}

type Numbers = (name: string) => number[]

function figure(what: string, numbers: Numbers): Figure {
  const best = PEERS.reduce((leader, name) => (median(numbers(name)) > median(numbers(leader)) ? name : leader))
  return {
    what: `webhook: ${what} ÷ best peer (${best})`,
    bound: { atLeast: 0.9 },
    aim: 1,
    values: ratios(numbers(OURS), numbers(best)),
  }
}
