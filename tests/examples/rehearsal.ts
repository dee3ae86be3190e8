import type { CodeBlock } from './code-blocks'
import { expectedLines, inWordsOf } from './expected-output'
import type { Stage } from './stage'

/** What came of a block: all is well if it is equal to {@link success}. */
export interface Outcome {
  /** What it printed, in the words of what was expected. */
  printed: string[]
  stderr: string
  exitCode: number
}

export function success(block: CodeBlock): Outcome {
  return { printed: expectedLines(block.code), stderr: '', exitCode: 0 }
}

/** Runs a block in an emulated Telegram. */
export async function rehearse(stage: Stage, block: CodeBlock): Promise<Outcome> {
  const { stdout, stderr, exitCode } = await stage.run(block)
  return { printed: inWordsOf(expectedLines(block.code), stdout), stderr, exitCode }
}
