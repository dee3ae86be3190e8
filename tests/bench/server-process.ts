import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type ServerKind = 'echo' | 'empty' | 'full'

/** What a server says of itself when it is ready. */
export interface Ready {
  url: string
  /** By the name of a method, a whole request over HTTP that calls it. */
  requests: Readonly<Record<string, string>>
}

const PROGRAM = fileURLToPath(new URL('./server.ts', import.meta.url))

/** Starts a server in a process of its own, and waits until it is ready. */
export async function startServer(kind: ServerKind): Promise<Ready & { stop(): void }> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', PROGRAM, kind], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const died = once(child, 'exit').then(() => Promise.reject(new Error(`The ${kind} server ended too early`)))
  const [ready]: Ready[] = await Promise.race([once(child, 'message'), died])
  died.catch(() => {})
  if (ready === undefined) throw new Error(`The ${kind} server said nothing`)
  return { ...ready, stop: () => child.kill() }
}
