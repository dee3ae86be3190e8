import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface Run {
  stdout: string
  stderr: string
  exitCode: number
}

export interface RunOptions {
  /** All of the environment that the script is to see, `PATH` aside. */
  env?: Record<string, string>
}

/** Runs a TypeScript file as `npx tsx` does, in a process of its own, the package's name leading to the sources. */
export function runScript(path: string, options?: RunOptions): Promise<Run> {
  return runProgram(['--import', 'tsx', path], options)
}

/** A program that does not end by itself is not to outlive the tests. */
const LONGEST_MS = 50_000

/** Runs Node in a process of its own. `args`: its own options, and the file. */
export function runProgram(args: string[], { env = {} }: RunOptions = {}): Promise<Run> {
  const options = { cwd: ROOT, env: { PATH: process.env.PATH, ...env }, timeout: LONGEST_MS }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, options, (_, stdout, stderr) => {
      resolve({ stdout, stderr, exitCode: child.exitCode ?? -1 })
    })
  })
}
