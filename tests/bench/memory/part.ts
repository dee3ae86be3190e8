import { Child } from '../child'
import { BARE, BARE_HTTP, OURS, PEERS } from '../contestant'
import { median, ratios, spread } from '../numbers'
import { programFile } from '../programs'
import type { Result } from '../result'
import type { Heap } from './program'

const ROUNDS = 5
const MEBIBYTE = 2 ** 20
const OPTIONS = { nodeArgs: ['--expose-gc'] }

/** What a call takes of the heap, and what a million of them in bulk leave there. */
export async function benchMemory(): Promise<Result> {
  const calls = await benchCalls()
  const million = await benchMillion()
  return { tables: [...calls.tables, ...million.tables], figures: [...calls.figures, ...million.figures] }
}

async function benchCalls(): Promise<Result> {
  const server = new Child<object, string>(programFile('answering/server'))
  const contestants = new Map<string, Child<object, Heap>>()
  try {
    const url = await server.tell({})
    for (const name of [OURS, ...PEERS, ...BARE]) {
      contestants.set(name, new Child(programFile('memory/program'), [name, url], OPTIONS))
    }
    const heaps = new Map<string, Heap[]>([...contestants.keys()].map((name) => [name, []]))
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, child] of contestants) heaps.get(name)?.push(await child.tell({}))
    }
    return report(heaps)
  } finally {
    for (const child of [server, ...contestants.values()]) child.stop()
  }
}

function report(heaps: ReadonlyMap<string, readonly Heap[]>): Result {
  const taken = (name: string) => (heaps.get(name) ?? []).map(({ bytesPerCall }) => bytesPerCall)
  const kept = (name: string) => (heaps.get(name) ?? []).map(({ keptBytesPerCall }) => keptBytesPerCall)
  return {
    tables: [
      {
        title: `heap of a call, 16 at once, medians of ${ROUNDS} rounds`,
        head: ['', 'taken, bytes', 'spread', '÷ bare node:http', 'kept, bytes'],
        rows: [...heaps.keys()].map((name) => [
          name,
          Math.round(median(taken(name))).toLocaleString('en'),
          `±${spread(taken(name))} %`,
          median(ratios(taken(name), taken(BARE_HTTP))).toFixed(2),
          median(kept(name)).toFixed(0),
        ]),
      },
    ],
    figures: [
      {
        what: 'heap per call ÷ bare node:http',
        bound: { atMost: 1.3 },
        aim: 1.1,
        values: ratios(taken(OURS), taken(BARE_HTTP)),
      },
    ],
  }
}

/** A million links in bulk, over a caller that answers at once. */
async function benchMillion(): Promise<Result> {
  const child = new Child<object, number[]>(programFile('memory-in-bulk/program'), [], OPTIONS)
  try {
    const heaps = await child.tell({})
    const [atATenth = 0, atTheEnd = 0] = [heaps[0], heaps.at(-1)]
    return {
      tables: [
        {
          title: 'a million links in bulk, heap without garbage',
          head: ['', ...heaps.map((_, index) => `${10 * (index + 1)} %`)],
          rows: [['MiB', ...heaps.map((bytes) => (bytes / MEBIBYTE).toFixed(1))]],
        },
      ],
      figures: [
        {
          what: 'heap at 100 % of a million links over that at 10 %',
          bound: { atMost: 10 },
          values: [(atTheEnd - atATenth) / MEBIBYTE],
          unit: ' MiB',
          isForEach: true,
        },
      ],
    }
  } finally {
    child.stop()
  }
}
