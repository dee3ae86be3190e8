import type { Outcome } from './outcome'

type Judged = Extract<Outcome, { verdict: 'passed' | 'failed' }>

/** What is printed of a run: each failing case, what was left out and why, and at last the sums. */
export function report(outcomes: readonly Outcome[], target: 'client' | 'emulator'): string[] {
  const failed = outcomes.filter(isJudged).filter(({ verdict }) => verdict === 'failed')
  return [
    ...failed.flatMap(failure),
    ...skips(outcomes, target),
    ...(target === 'client' ? [routes(outcomes)] : []),
    `${count(outcomes, 'passed')} passed, ${failed.length} failed, ${count(outcomes, 'skipped')} skipped`,
  ]
}

function failure({ item, differences }: Judged): string[] {
  const note = item.confidence === 'inferred' ? ', which nobody has seen: the run does not fail for it' : ''
  return [
    `FAILED ${item.id} (${item.confidence}${note})`,
    ...differences.flatMap(({ path, expected, got }) => [
      `  ${path === '' ? 'as a whole' : path}`,
      `    expected ${shown(expected)}`,
      `    got      ${shown(got)}`,
    ]),
    '',
  ]
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}

/** For the emulator by number; for the client by name, as it may leave out nothing but what it cannot send. */
function skips(outcomes: readonly Outcome[], target: 'client' | 'emulator'): string[] {
  const skipped = grouped(outcomes.flatMap((one) => (one.verdict === 'skipped' ? [[one.because, one.item.id]] : [])))
  return skipped.map(([because, ids]) => `Skipped for ${because}: ${target === 'client' ? ids.join(', ') : ids.length}`)
}

/** The second of each pair under the first, in the order in which those appear. */
function grouped(pairs: string[][]): [string, string[]][] {
  const groups = new Map<string, string[]>()
  for (const [key = '', value = ''] of pairs) groups.set(key, [...(groups.get(key) ?? []), value])
  return [...groups]
}

function routes(outcomes: readonly Outcome[]): string {
  const taken = outcomes.filter(isJudged).map(({ route }) => route)
  const number = (route: Judged['route']) => taken.filter((it) => it === route).length
  return `${number('friendly')} friendly, ${number('refused')} refused before sending, ${number('raw')} raw`
}

function count(outcomes: readonly Outcome[], verdict: Outcome['verdict']): number {
  return outcomes.filter((one) => one.verdict === verdict).length
}

function isJudged(outcome: Outcome): outcome is Judged {
  return outcome.verdict === 'passed' || outcome.verdict === 'failed'
}
