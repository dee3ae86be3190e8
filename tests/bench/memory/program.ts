import { GCProfiler } from 'node:v8'
import { type Contestant, openContestant } from '../contestant'
import { takeOrders } from '../take-orders'
import { collectedHeap } from './collected-heap'

export interface Heap {
  /** What a call takes of the heap, whether or not it gives it back. */
  bytesPerCall: number
  /** What there is more of after the calls than before them, when all that is garbage is gone. */
  keptBytesPerCall: number
}

const AT_ONCE = 16
const CALLS = 1_500

const [name = '', apiRoot = ''] = process.argv.slice(2)
let opening: Promise<Contestant> | undefined

takeOrders(async (): Promise<Heap> => {
  opening ??= warmedUp()
  const opened = await opening
  const before = collectedHeap()
  const taken = await bytesTaken(() => makeLinks(opened, CALLS))
  return { bytesPerCall: taken / CALLS, keptBytesPerCall: (collectedHeap() - before) / CALLS }
})

/** By how much the heap grew, from each time garbage was collected to the next. */
async function bytesTaken(work: () => Promise<void>): Promise<number> {
  const profiler = new GCProfiler()
  let fromBytes = process.memoryUsage().heapUsed
  profiler.start()
  await work()
  const endBytes = process.memoryUsage().heapUsed
  let taken = 0
  for (const { beforeGC, afterGC } of profiler.stop().statistics) {
    taken += beforeGC.heapStatistics.usedHeapSize - fromBytes
    fromBytes = afterGC.heapStatistics.usedHeapSize
  }
  return taken + endBytes - fromBytes
}

async function warmedUp(): Promise<Contestant> {
  const opened = await openContestant(name, apiRoot)
  await makeLinks(opened, CALLS)
  return opened
}

async function makeLinks({ createLink }: Contestant, count: number): Promise<void> {
  let left = count
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) await createLink('Spring campaign', 50)
    }),
  )
}
