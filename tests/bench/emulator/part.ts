import { Child } from '../child'
import { median, ratios, spread } from '../numbers'
import { programFile } from '../programs'
import type { Result } from '../result'
import type { Table } from '../table'
import { load } from './load'
import type { Ready, ServerKind } from './server'

const ROUNDS = 5
const ROUND_MS = 500
const CONNECTIONS = 16

const METHODS = ['createChatInviteLink', 'editChatInviteLink', 'getChat', 'getChatMember']
const KINDS: Readonly<Record<ServerKind, string>> = {
  echo: 'node:http echo',
  empty: 'emulator, empty chat',
  full: 'emulator, 10,000 links, 100,000 members',
}

/**
 * How many calls a second the emulator answers over HTTP: beside a bare `node:http` server that sends back what it gets,
 * and in a chat with 10,000 links and 100,000 members beside one that is empty. Each server is a process of its own;
 * they take turns, round by round, so that whatever else the machine does hits them alike.
 */
export async function benchEmulator(): Promise<Result> {
  const kinds = Object.keys(KINDS) as ServerKind[]
  const children = kinds.map(() => new Child<{ kind: ServerKind }, Ready>(programFile('emulator/server')))
  try {
    const servers = await Promise.all(children.map((child, index) => child.tell({ kind: kinds[index] ?? 'echo' })))
    const tables: Table[] = []
    for (const method of METHODS) {
      const rates: number[][] = kinds.map(() => [])
      for (let round = -1; round < ROUNDS; round++) {
        for (const [index, { url, requests }] of servers.entries()) {
          const rate = await load(url, requests[method] ?? '', { connections: CONNECTIONS, forMs: ROUND_MS })
          // The first round warms up.
          if (round >= 0) rates[index]?.push(rate)
        }
      }
      tables.push(table(method, rates))
    }
    return { tables, figures: [] }
  } finally {
    for (const child of children) child.stop()
  }
}

function table(method: string, [echo = [], empty = [], full = []]: number[][]): Table {
  const row = (name: string, rates: number[]) => [
    name,
    Math.round(median(rates)).toLocaleString('en'),
    `±${spread(rates)} %`,
    median(ratios(rates, echo)).toFixed(2),
    median(ratios(empty, rates)).toFixed(2),
  ]
  return {
    title: `${method}, ${CONNECTIONS} connections, medians of ${ROUNDS} rounds`,
    head: ['', 'calls/s', 'spread', '÷ echo', 'cost ÷ empty chat'],
    rows: [row(KINDS.echo, echo), row(KINDS.empty, empty), row(KINDS.full, full)],
  }
}
