import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CodeBlock } from './code-blocks'
import { ROOT } from './run-script'
import { withFolder } from './working-folder'

/** What came of a block that is a test file. */
export interface TestFileOutcome {
  place: string
  /** The names of its tests that passed. */
  passed: string[]
  /** Why it is not well, as vitest words it. */
  failures: string[]
}

/** The part of vitest's report that is read here. */
interface Report {
  testResults: {
    name: string
    message: string
    assertionResults: { title: string; status: string; failureMessages: string[] }[]
  }[]
}

const VITEST = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')

/** Whoever pastes these has a vitest without settings; here it finds the package in the sources. */
const SETTINGS = `
import { defineConfig } from 'vitest/config'
import here from '../../vitest.config'

export default defineConfig({ resolve: here.resolve, test: { include: ['*.test.ts'], root: import.meta.dirname } })
`

/** The block is a whole test file: it says where `test` comes from. */
export function isTestFile({ code }: CodeBlock): boolean {
  return /from 'vitest'/.test(code)
}

/** Has a vitest of their own run such blocks, each as a file. */
export function runTestFiles(blocks: readonly CodeBlock[]): Promise<TestFileOutcome[]> {
  return withFolder(async (folder) => {
    const files = blocks.map((_, at) => join(folder, `block-${at}.test.ts`))
    await Promise.all(blocks.map(({ code }, at) => writeFile(files[at] ?? '', code)))
    await writeFile(join(folder, 'vitest.config.ts'), SETTINGS)

    const { testResults } = await runVitest(folder)
    return blocks.map(({ place }, at) => {
      const file = files[at] ?? ''
      const result = testResults.find(({ name }) => name === file)
      const tests = result?.assertionResults ?? []
      const passed = tests.filter(({ status }) => status === 'passed').map(({ title }) => title)
      const failures = [result?.message ?? 'vitest did not find it', ...tests.flatMap((one) => one.failureMessages)]
      return { place, passed, failures: failures.filter((text) => text !== '') }
    })
  })
}

async function runVitest(folder: string): Promise<Report> {
  const report = join(folder, 'report.json')
  const args = [VITEST, 'run', '--config', join(folder, 'vitest.config.ts'), '--reporter=json', '--outputFile', report]
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: folder, env: { PATH: process.env.PATH } }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    )
  })
  const text = await readFile(report, 'utf8').catch(() => {
    throw new Error(`vitest wrote no report: ${said}`)
  })
  return JSON.parse(text)
}
