import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'
import type { CodeBlock } from './code-blocks'
import { expectedLines, inWordsOf } from './expected-output'
import { ROOT, runScript } from './run-script'

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
export async function rehearse(block: CodeBlock): Promise<Outcome> {
  const folder = await makeFolder()
  try {
    const file = join(folder, 'block.ts')
    await writeFile(file, block.code)
    await writeFile(join(folder, 'at-hand.d.ts'), AT_HAND)

    const typeErrors = typeErrorsIn(file, join(folder, 'at-hand.d.ts'))
    // A block that puts up an msw of its own has its own Telegram, too: two of them would get in each other's way.
    const first = block.code.includes("from 'msw/node'") ? undefined : EMULATED_TELEGRAM
    const { stdout, stderr, exitCode } = await runScript(file, { first })
    return { typeErrors, printed: inWordsOf(expectedLines(block.code), stdout), stderr, exitCode }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Within the repository, so that packages are found; out of sight, so that no other tool finds it. */
async function makeFolder(): Promise<string> {
  await mkdir(join(ROOT, '.cache'), { recursive: true })
  return await mkdtemp(join(ROOT, '.cache', 'block-'))
}

/** What is parsed once serves the next block too. */
let program: ts.Program | undefined

function typeErrorsIn(file: string, atHand: string): string[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT)
  // What a block shows need not be used in it, and even without an import it is a module.
  const lenient = { ...options, noUnusedLocals: false, moduleDetection: ts.ModuleDetectionKind.Force }
  program = ts.createProgram([file, atHand], lenient, undefined, program)

  const source = program.getSourceFile(file)
  const problems = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
  return problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}
