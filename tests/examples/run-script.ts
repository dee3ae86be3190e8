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
  /** A script that runs before it. */
  first?: string
}

/** Runs a TypeScript file as `npx tsx` does, in a process of its own, the package's name leading to the sources. */
export function runScript(path: string, { env = {}, first }: RunOptions = {}): Promise<Run> {
  const args = ['--import', 'tsx', ...(first === undefined ? [] : ['--import', first]), path]
  const options = { cwd: ROOT, env: { PATH: process.env.PATH, ...env } }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, options, (_, stdout, stderr) => {
      resolve({ stdout, stderr, exitCode: child.exitCode ?? -1 })
    })
  })
}
