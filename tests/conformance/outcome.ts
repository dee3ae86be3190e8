import type { Emulator } from 'invitegram/emulator'
import type { Difference } from './match'
import type { Case, World } from './vectors'

/**
 * The way a case went through the client: by a friendly call, raw after the friendly one was refused before anything
 * was sent, or raw because there is no friendly call for it.
 */
export type Route = 'friendly' | 'refused' | 'raw'

/** What came of a case. */
export type Outcome =
  | { verdict: 'passed' | 'failed'; item: Case; differences: Difference[]; route?: Route }
  | { verdict: 'skipped'; item: Case; because: string }

/** What was found about one that was run. */
export interface Judgement {
  route?: Route
  differences: Difference[]
}

/** Runs one case. `watch` is shown every emulator before anything is sent to it. */
export type Target = (world: World, item: Case, watch: (telegram: Emulator) => void) => Promise<Outcome>

/** Passed if nothing differs; a fault on the way is a difference, too. */
export async function judged(item: Case, run: () => Promise<Judgement>): Promise<Outcome> {
  try {
    const { differences, route } = await run()
    return { verdict: differences.length === 0 ? 'passed' : 'failed', item, differences, route }
  } catch (error) {
    const differences = [{ path: 'run', expected: 'no fault', got: String(error) }]
    return { verdict: 'failed', item, differences }
  }
}
