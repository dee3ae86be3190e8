import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** The repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

interface RunOptions {
  cwd?: string
  /** Beside what the tests themselves have. */
  env?: Record<string, string>
}

/** Runs a program and gives what it printed. Rejects with all that it printed if it fails. */
export async function run(program: string, args: string[], { cwd = ROOT, env = {} }: RunOptions = {}): Promise<string> {
  const running = promisify(execFile)(program, args, { cwd, env: { ...process.env, ...env } })
  const { stdout } = await running.catch(({ stdout, stderr }) => {
    throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`)
  })
  return stdout.trim()
}

/** Runs a tool that came with `npm ci`. */
export function runTool(tool: string, args: string[]): Promise<string> {
  return run(join(ROOT, 'node_modules', '.bin', tool), args)
}

/** Runs the text of a module as a file in that folder would run. */
export function runCode(folder: string, code: string, env: Record<string, string> = {}): Promise<string> {
  return run(process.execPath, ['--input-type=module', '--eval', code], { cwd: folder, env })
}
