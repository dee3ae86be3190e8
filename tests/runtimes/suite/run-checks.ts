import { checks } from './checks'
import type { Host } from './host'
import { leftOut, type RuntimeName } from './left-out'

/** How it went. */
export interface Report {
  readonly passed: string[]
  readonly failed: Failure[]
}

export interface Failure {
  readonly name: string
  /** With its stack. */
  readonly error: string
}

/** Each check has so long: enough for a slow machine, and none waits for anything but itself. */
const LIMIT_MS = 20_000

/** Runs every check that this runtime is not excused from, one after another. */
export async function runChecks(runtime: RuntimeName, host: Host): Promise<Report> {
  const report: Report = { passed: [], failed: [] }
  for (const [name, check] of Object.entries(checks)) {
    if (name in leftOut[runtime]) continue
    const error = await errorOf(check(host))
    if (error === undefined) report.passed.push(name)
    else report.failed.push({ name, error })
  }
  return report
}

async function errorOf(checking: Promise<void>): Promise<string | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${LIMIT_MS / 1000} s`)), LIMIT_MS)
  })
  try {
    await Promise.race([checking, tooLate])
    return undefined
  } catch (error) {
    return wholeTextOf(error)
  } finally {
    clearTimeout(timer)
  }
}

/** With its stack, before which not every engine puts the message, and with what it comes from. */
function wholeTextOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { message, stack = '', cause } = error
  const text = stack.includes(message) ? stack : `${error}\n${stack}`
  return cause === undefined ? text : `${text}\nbecause of ${wholeTextOf(cause)}`
}
