import { type Contestant, openContestant } from '../contestant'
import { takeOrders } from '../take-orders'

export interface Turn {
  atOnce: number
  forMs: number
}

export interface Score {
  callsPerSecond: number
  /** Of this process, whatever it did. */
  cpuMicrosecondsPerCall: number
}

const WARM_UP_MS = 50

const [name = '', apiRoot = ''] = process.argv.slice(2)
let contestant: Contestant | undefined

takeOrders(async ({ atOnce, forMs }: Turn): Promise<Score> => {
  contestant ??= await openContestant(name, apiRoot)
  // Connections that were closed since the turn before are opened again.
  await callFor(contestant, atOnce, WARM_UP_MS)

  const cpu = process.cpuUsage()
  const startMs = performance.now()
  const calls = await callFor(contestant, atOnce, forMs)
  const ms = performance.now() - startMs
  const { user, system } = process.cpuUsage(cpu)
  return { callsPerSecond: (1_000 * calls) / ms, cpuMicrosecondsPerCall: (user + system) / calls }
})

/** Makes links, so many at once, until the time is up. Resolves to how many there are. */
async function callFor({ createLink }: Contestant, atOnce: number, forMs: number): Promise<number> {
  const endMs = performance.now() + forMs
  const counts = await Promise.all(
    Array.from({ length: atOnce }, async () => {
      let count = 0
      for (; performance.now() < endMs; count++) await createLink('Spring campaign', 50)
      return count
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}
