import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'
import type { CodeBlock } from './code-blocks'
import { ROOT } from './run-script'
import { withFolder } from './working-folder'

/** What a block finds without having made it, unless it makes its own. */
const AT_HAND = `
declare var client: import('invitegram').Client
declare var chatId: string
declare var link: import('invitegram').InviteLink
declare var Bun: {
  env: Record<string, string | undefined>
  serve(options: { port?: number; fetch: (request: Request) => Promise<Response> }): unknown
}
declare var Deno: {
  env: { get(name: string): string | undefined }
  serve(options: { port?: number }, handler: (request: Request) => Promise<Response>): unknown
}
`

/** What is not installed here, and the file that tells what there is of it. */
const STAND_INS = { '@mtkruto/node': ['./tests/examples/mtkruto-declaration.ts'] }

/** What the compiler says against each block as it stands. It reads all of them at once: most of what it reads is theirs in common. */
export function typeErrorsOf(blocks: readonly CodeBlock[]): Promise<string[][]> {
  return withFolder(async (folder) => {
    const atHand = join(folder, 'at-hand.d.ts')
    const files = blocks.map((_, at) => join(folder, `block-${at}.ts`))
    await Promise.all([
      writeFile(atHand, AT_HAND),
      ...blocks.map(({ code }, at) => writeFile(join(folder, `block-${at}.ts`), code)),
    ])

    const program = ts.createProgram([atHand, ...files], compilerOptions())
    return files.map((file) => {
      const source = program.getSourceFile(file)
      const problems = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      return problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    })
  })
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT)
  const paths = { ...options.paths, ...STAND_INS }
  // What a block shows need not be used in it, and even without an import it is a module.
  return { ...options, paths, noUnusedLocals: false, moduleDetection: ts.ModuleDetectionKind.Force }
}
