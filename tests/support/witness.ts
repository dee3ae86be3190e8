import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EmulatedCall, Emulator } from 'invitegram/emulator'
import { afterAll, afterEach, expect, inject } from 'vitest'
import { callAnswerProblems, callRequestProblems } from './call-problems'
import { requestProblems } from './wire-schema'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where each test file leaves the numbers of what it saw; made and read by the global setup. */
    witnessFolder: string
  }
}

/** How many requests, and how many `ok` answers, were found to be right. */
export interface Sightings {
  requests: number
  results: number
}

interface WatchOptions {
  /** With `'broken on purpose'` only the answers are looked at. */
  requests?: 'broken on purpose'
}

const seen: Sightings = { requests: 0, results: 0 }
const watched = new Map<Emulator, WatchOptions>()
const looked = new WeakSet<EmulatedCall>()
let arrived: { method: string; body: unknown }[] = []
let brokenOnPurpose = false

/**
 * Sees to it that what goes over the wire in the tests is what the Bot API describes: the test that sent a wrong
 * request, or was given a wrong answer, fails.
 */
export const witness = {
  /** From now on looks at all that this emulator is asked, and at every `ok` that it answers. */
  watch(telegram: Emulator, options: WatchOptions = {}): void {
    watched.set(telegram, options)
  },

  /** Looks at a request that arrived elsewhere, for instance at a server made for one test. */
  request(method: string, body: unknown): void {
    arrived.push({ method, body })
  },

  /** Marks the running test: the requests sent in it are wrong, and meant to be. */
  brokenOnPurpose(): void {
    brokenOnPurpose = true
  },
}

afterEach(() => {
  const wrong = [...arrivalProblems(), ...[...watched].flatMap(([telegram, options]) => newProblems(telegram, options))]
  arrived = []
  brokenOnPurpose = false

  expect(wrong, 'what the Bot API does not describe').toEqual([])
})

afterAll(async () => {
  const folder = inject('witnessFolder')
  if (folder !== undefined) await appendFile(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(seen)}\n`)
})

function arrivalProblems(): string[] {
  return brokenOnPurpose
    ? []
    : arrived.flatMap(({ method, body }) => counted('requests', requestProblems(method, body)))
}

/** Of the calls since the last time: the emulator keeps the older ones, too. */
function newProblems({ calls }: Emulator, { requests }: WatchOptions): string[] {
  const looksAtRequests = requests === undefined && !brokenOnPurpose
  const fresh = calls.filter((call) => !looked.has(call))
  return fresh.flatMap((call) => {
    looked.add(call)
    const answer = callAnswerProblems(call)
    return [
      ...(looksAtRequests ? counted('requests', callRequestProblems(call)) : []),
      ...(answer === undefined ? [] : counted('results', answer)),
    ]
  })
}

function counted(what: keyof Sightings, problems: string[]): string[] {
  if (problems.length === 0) seen[what]++
  return problems
}
