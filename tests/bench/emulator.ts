import { load } from './load'
import { median, spread } from './numbers'
import { startServer } from './server-process'

const ROUNDS = 5
const ROUND_MS = 500
const CONNECTIONS = 16

const METHODS = ['createChatInviteLink', 'editChatInviteLink', 'getChat', 'getChatMember']

/**
 * How many calls a second the emulator answers over HTTP: beside a bare `node:http` server that sends back what it gets,
 * and in a chat with 10,000 links and 100,000 members beside one that is empty. Each server is a process of its own;
 * they take turns, round by round, so that whatever else the machine does hits them alike.
 */
export async function benchEmulator(print: (line: string) => void): Promise<void> {
  const kinds = ['echo', 'empty', 'full'] as const
  const servers = await Promise.all(kinds.map(startServer))
  try {
    for (const method of METHODS) {
      const rates: number[][] = kinds.map(() => [])
      for (let round = -1; round < ROUNDS; round++) {
        for (const [index, { url, requests }] of servers.entries()) {
          const rate = await load(url, requests[method] ?? '', { connections: CONNECTIONS, forMs: ROUND_MS })
          // The first round warms up.
          if (round >= 0) rates[index]?.push(rate)
        }
      }
      for (const line of report(method, rates)) print(line)
    }
  } finally {
    for (const { stop } of servers) stop()
  }
}

function report(method: string, [echo = [], empty = [], full = []]: number[][]): string[] {
  const line = (name: string, rates: number[]) =>
    `  ${name.padEnd(34)} ${Math.round(median(rates)).toLocaleString('en').padStart(7)} calls/s  ±${spread(rates)} %`
  const ratio = (rates: number[], others: number[]) => median(rates.map((rate, round) => rate / (others[round] ?? 0)))
  return [
    `${method}, ${CONNECTIONS} connections, medians of ${ROUNDS} rounds`,
    line('node:http echo', echo),
    line('emulator, empty chat', empty),
    line('emulator, 10,000 links, 100,000 members', full),
    `  emulator ÷ echo                    ${ratio(empty, echo).toFixed(2)}`,
    `  cost of a call, full ÷ empty chat  ${ratio(empty, full).toFixed(2)}`,
    '',
  ]
}
