import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'
import { entryPointsOf } from '../package/entry-points-of'
import { runTool } from '../package/run'
import type { CodeBlock } from './code-blocks'
import { ROOT, type Run, runProgram } from './run-script'
import { lendFolder } from './working-folder'

/** Where blocks are run. To them, `invitegram` is a package in `node_modules`, built from the sources as they are now. */
export interface Stage {
  /** Runs a block in a process of its own, in an emulated Telegram of its own. */
  run(block: CodeBlock): Promise<Run>
  strike(): Promise<void>
}

const EMULATED_TELEGRAM = 'emulated-telegram'
const OTHER_RUNTIMES = 'other-runtimes'

/** Builds once what every block needs: to start it from its sources would take longer than the block. */
export async function buildStage(): Promise<Stage> {
  const { folder, giveBack } = await lendFolder()
  const home = join(folder, 'node_modules', 'invitegram')
  await mkdir(home, { recursive: true })
  // A package of its own: within this one, its name would lead to whatever was built last.
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  await copyFile(join(ROOT, 'package.json'), join(home, 'package.json'))
  const built = join(home, 'dist', 'node')
  // All in one build, with msw in it: a class has one identity, and what blocks do not use of msw is not even read.
  await runTool('esbuild', [
    ...entryPoints(),
    ...[EMULATED_TELEGRAM, OTHER_RUNTIMES].map((name) => `${name}=${join(ROOT, 'tests', 'examples', `${name}.ts`)}`),
    '--bundle',
    '--splitting',
    '--format=esm',
    '--platform=node',
    '--target=node20',
    '--log-level=warning',
    `--outdir=${built}`,
  ])
  let blocks = 0

  return {
    async run({ code }) {
      blocks += 1
      const file = join(folder, `block-${blocks}.js`)
      await writeFile(file, toJavaScript(code))
      // A block that puts up an msw of its own has its own Telegram, too: two of them would get in each other's way.
      const telegram = code.includes("from 'msw/node'") ? [] : [EMULATED_TELEGRAM]
      const runtimes = /\b(Bun|Deno)\./.test(code) ? [OTHER_RUNTIMES] : []
      const first = [...telegram, ...runtimes].flatMap((name) => ['--import', join(built, `${name}.js`)])
      return runProgram([...first, file])
    },
    strike: giveBack,
  }
}

/** What is to be built of which file, by what package.json says is in `dist`. */
function entryPoints(): string[] {
  return entryPointsOf(ROOT).map(({ types }) => {
    const [, name = ''] = /^\.\/dist\/(.*)\.d\.ts$/.exec(types) ?? []
    return `${name}=${join(ROOT, 'src', `${name}.ts`)}`
  })
}

function toJavaScript(code: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true }
  return ts.transpileModule(code, { compilerOptions }).outputText
}
