import { parseArgs } from 'node:util'
import type { Emulator } from 'invitegram/emulator'
import { onClient } from './client-target'
import { onEmulator } from './emulator-target'
import type { Outcome, Target } from './outcome'
import { report } from './report'
import { BadVectorsFile, readVectors } from './vectors-file'

const USAGE = 'npm run conformance -- [--target emulator|client] FILE'

const TARGETS = { emulator: onEmulator, client: onClient } satisfies Record<string, Target>

/** What a client cannot be made to send. Whatever else it leaves out fails the run. */
const BEYOND_A_CLIENT = ['raw HTTP', 'malformed body']

/**
 * Runs a file of vectors and prints what came of it.
 *
 * @param watch - is shown every emulator before anything is sent to it
 * @returns the exit code: 0; 1 if a case failed that is known from the source or was reported, or if the client left
 *   one out that it can send; 2 if there was nothing to run. A failure of an inferred case is printed and counted,
 *   but fails nothing, as the vectors ask.
 */
export async function conformance(
  args: readonly string[],
  print: (line: string) => void,
  watch: (telegram: Emulator) => void = () => {},
): Promise<0 | 1 | 2> {
  try {
    const { target, file } = understood(args)
    const { world, cases } = await readVectors(file)
    const outcomes: Outcome[] = []
    for (const item of cases) outcomes.push(await TARGETS[target](world, item, watch))
    for (const line of report(outcomes, target)) print(line)
    return outcomes.some((outcome) => failsRun(outcome, target)) ? 1 : 0
  } catch (error) {
    if (!(error instanceof BadVectorsFile)) throw error
    print(error.message)
    return 2
  }
}

function failsRun(outcome: Outcome, target: keyof typeof TARGETS): boolean {
  if (outcome.verdict === 'failed') return outcome.item.confidence !== 'inferred'
  return target === 'client' && outcome.verdict === 'skipped' && !BEYOND_A_CLIENT.includes(outcome.because)
}

function understood(args: readonly string[]): { target: keyof typeof TARGETS; file: string } {
  try {
    const options = { target: { type: 'string', default: 'emulator' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const { target } = values
    const [file, ...others] = positionals
    if (file !== undefined && others.length === 0 && (target === 'emulator' || target === 'client'))
      return { target, file }
  } catch {
    // Falls through to how it is used.
  }
  throw new BadVectorsFile(USAGE)
}
