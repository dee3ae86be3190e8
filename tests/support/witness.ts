import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EmulatedCall, Emulator } from 'invitegram/emulator'
import { afterAll, afterEach, expect, inject } from 'vitest'
import { requestProblems, resultProblems } from './wire-schema'

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
let waiting: { method: string; body: unknown }[] = []
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
    waiting.push({ method, body })
  },

  /** Marks the running test: the requests sent in it are wrong, and meant to be. */
  brokenOnPurpose(): void {
    brokenOnPurpose = true
  },
}

afterEach(() => {
  const wrong = [...waiting.flatMap(({ method, body }) => requestVerdict(method, body)), ...watchedVerdicts()]
  waiting = []
  brokenOnPurpose = false

  expect(wrong, 'what the Bot API does not describe').toEqual([])
})

afterAll(async () => {
  const folder = inject('witnessFolder')
  if (folder !== undefined) await appendFile(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(seen)}\n`)
})

function watchedVerdicts(): string[] {
  return [...watched].flatMap(([telegram, { requests }]) =>
    telegram.calls
      .filter(notLookedAt)
      .flatMap((call) => [
        ...(requests === 'broken on purpose' ? [] : requestVerdict(call.method, bodyOf(call))),
        ...answerVerdict(call),
      ]),
  )
}

function notLookedAt(call: EmulatedCall): boolean {
  const isNew = !looked.has(call)
  looked.add(call)
  return isNew
}

function requestVerdict(method: string, body: unknown): string[] {
  if (brokenOnPurpose) return []
  const wrong = requestProblems(method, body)
  if (wrong.length === 0) seen.requests++
  return wrong
}

function answerVerdict({ method, params, response }: EmulatedCall): string[] {
  const answer = parsed(response.body)
  if (!isOk(answer)) return []
  const wrong = resultProblems(method === '' ? (params.method ?? '') : method, answer.result)
  if (wrong.length === 0) seen.results++
  return wrong
}

/** What a client sent: it writes nothing but JSON, and no body at all where there is nothing to say. */
function bodyOf({ request }: EmulatedCall): unknown {
  return request.body === '' ? {} : parsed(request.body)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function isOk(answer: unknown): answer is { ok: true; result: unknown } {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true
}
