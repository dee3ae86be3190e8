import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Word } from './program'

/** What happens in a life: the program's call arrives at Telegram or is answered, or a handler begins or ends. */
export type Happening = 'asked' | 'answered' | Word

/** The moment in which a life ends: when this has happened so many times. */
export interface Moment {
  readonly what: Happening
  readonly times: number
}

/** One run of the program, and what it said before it ended. */
export class Life {
  readonly begun: number[] = []
  readonly ended: number[] = []
  readonly #process: ChildProcess
  readonly #hear: () => void
  readonly #end: Promise<unknown>
  readonly #moment: Moment | undefined
  #times = 0

  /**
   * @param moment - when it is killed; by default it is not
   * @param hear - called whenever the program has said something
   */
  constructor(program: string, args: readonly string[], moment?: Moment, hear = () => {}) {
    this.#moment = moment
    this.#hear = hear
    this.#process = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] })
    // Not before all is read that it has said.
    this.#end = once(this.#process, 'close')
    createInterface(this.#process.stdio[3] as Readable).on('line', (line) => this.#listen(line))
  }

  /** Something has happened that the program may not live to see. */
  note(what: Happening): void {
    if (what !== this.#moment?.what) return
    this.#times++
    if (this.#times === this.#moment.times) this.#process.kill('SIGKILL')
  }

  /** Asks it to end. */
  stop(): void {
    this.#process.kill('SIGTERM')
  }

  /** Waits for its end. @returns the signal that ended it, or with what it ended by itself */
  async over(): Promise<string | number | null> {
    await this.#end
    return this.#process.signalCode ?? this.#process.exitCode
  }

  #listen(line: string): void {
    const [word, id] = line.split(' ') as [Word, string]
    this[word].push(Number(id))
    this.note(word)
    this.#hear()
  }
}
