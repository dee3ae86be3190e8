import { join } from 'node:path'
import ts from 'typescript'
import { ROOT } from './run-script'

/** What is parsed once serves the next block too. */
let program: ts.Program | undefined

/** What the compiler says against a file. `declarations`: further files that it may rely on. */
export function typeErrorsIn(file: string, ...declarations: string[]): string[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT)
  // What a block shows need not be used in it, and even without an import it is a module.
  const lenient = { ...options, noUnusedLocals: false, moduleDetection: ts.ModuleDetectionKind.Force }
  program = ts.createProgram([file, ...declarations], lenient, undefined, program)

  const source = program.getSourceFile(file)
  const problems = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
  return problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}
