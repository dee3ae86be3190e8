import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'

export interface ChildOptions {
  /** What Node itself is told. */
  nodeArgs?: readonly string[]
  /** Beside what this process has. */
  env?: Readonly<Record<string, string>>
}

/** A program in a process of its own that does as it is told: one order, one report. */
export class Child<Order, Report> {
  readonly #process: ChildProcess
  readonly #name: string
  readonly #died: Promise<never>

  /** @param program - the file of a program that ends with `takeOrders` */
  constructor(program: string, args: readonly string[] = [], { nodeArgs = [], env = {} }: ChildOptions = {}) {
    this.#name = [program, ...args].join(' ')
    this.#process = spawn(process.execPath, [...nodeArgs, program, ...args], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...env },
    })
    this.#died = once(this.#process, 'exit').then(() => Promise.reject(new Error(`${this.#name} ended too early`)))
    this.#died.catch(() => {})
  }

  async tell(order: Order): Promise<Report> {
    this.#process.send(order as object)
    const [reply]: ({ report: Report } | { failure: string })[] = await Promise.race([
      once(this.#process, 'message'),
      this.#died,
    ])
    if (reply !== undefined && 'report' in reply) return reply.report
    throw new Error(`${this.#name}: ${reply?.failure}`)
  }

  /** Whether it ends by itself when there are no more orders. */
  async endsWithin(ms: number): Promise<boolean> {
    const ended = this.#died.catch(() => true)
    this.#process.disconnect()
    return await Promise.race([ended, setTimeout(ms, false, { ref: false })])
  }

  stop(): void {
    this.#process.kill()
  }
}
