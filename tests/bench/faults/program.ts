import { setTimeout } from 'node:timers/promises'
import { inspect } from 'node:util'
import { type Contestant, openContestant, TOKEN } from '../contestant'
import { takeOrders } from '../take-orders'

/** How a call ended. */
export type End = { kind: 'link' } | { kind: 'nothing' } | ({ kind: 'error' } & Told)

/** What its error tells. */
export interface Told {
  name: string
  /** Whether it is of a class that neither the language nor the platform brings along. */
  isTyped: boolean
  /** Whether the work may have been done, in the error's own words. */
  outcome: unknown
  showsToken: boolean
  /** Whether its stack leads to whoever called. */
  showsCaller: boolean
}

const TIMEOUT_MS = 500
const MAX_WAIT_MS = 2_500
/** After so long nobody waits any more. */
const PATIENCE_MS = 6_000

const PLATFORM: readonly unknown[] = [Error, TypeError, SyntaxError, RangeError, DOMException]

const [name = ''] = process.argv.slice(2)

takeOrders(async ({ apiRoot }: { apiRoot: string }): Promise<End> => {
  const contestant = await openContestant(name, apiRoot, { timeoutMs: TIMEOUT_MS, maxWaitMs: MAX_WAIT_MS })
  return await Promise.race([linesOfTheCaller(contestant), setTimeout(PATIENCE_MS, { kind: 'nothing' } as const)])
})

async function linesOfTheCaller({ createLink }: Contestant): Promise<End> {
  try {
    await createLink('Spring campaign', 50)
    return { kind: 'link' }
  } catch (error) {
    return { kind: 'error', ...told(error) }
  }
}

function told(error: unknown): Told {
  const { constructor: kind, outcome, stack } = Object(error)
  return {
    name: kind.name,
    isTyped: !PLATFORM.includes(kind),
    outcome,
    showsToken: inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true }).includes(TOKEN),
    showsCaller: String(stack).includes(linesOfTheCaller.name),
  }
}
