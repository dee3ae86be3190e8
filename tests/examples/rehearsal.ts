import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CodeBlock } from './code-blocks'
import { expectedLines, inWordsOf } from './expected-output'
import { runScript } from './run-script'
import { typeErrorsIn } from './type-errors'
import { withFolder } from './working-folder'

/** What a block finds without having made it, unless it makes its own. */
const AT_HAND = `
declare var client: import('invitegram').Client
declare var chatId: string
declare var link: import('invitegram').InviteLink
`

const EMULATED_TELEGRAM = new URL('./emulated-telegram.ts', import.meta.url).href

/** What came of a block: all is well if it is equal to {@link success}. */
export interface Outcome {
  typeErrors: string[]
  /** What it printed, in the words of what was expected. */
  printed: string[]
  stderr: string
  exitCode: number
}

export function success(block: CodeBlock): Outcome {
  return { typeErrors: [], printed: expectedLines(block.code), stderr: '', exitCode: 0 }
}

/** Type-checks a block as it stands, and runs it in an emulated Telegram. */
export function rehearse(block: CodeBlock): Promise<Outcome> {
  return withFolder(async (folder) => {
    const file = join(folder, 'block.ts')
    await writeFile(file, block.code)
    await writeFile(join(folder, 'at-hand.d.ts'), AT_HAND)

    const typeErrors = typeErrorsIn(file, join(folder, 'at-hand.d.ts'))
    // A block that puts up an msw of its own has its own Telegram, too: two of them would get in each other's way.
    const first = block.code.includes("from 'msw/node'") ? undefined : EMULATED_TELEGRAM
    const { stdout, stderr, exitCode } = await runScript(file, { first })
    return { typeErrors, printed: inWordsOf(expectedLines(block.code), stdout), stderr, exitCode }
  })
}
