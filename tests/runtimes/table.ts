import { runtimes, versionOf } from './runtimes'
import { checkNames } from './suite/checks'
import { leftOut, type RuntimeName } from './suite/left-out'

const NAMES = Object.keys(runtimes) as RuntimeName[]

/** What runs where, as it stands in the documentation. */
export function runtimesTable(): string {
  const all = checkNames.length
  const rows = NAMES.map((name) => {
    const runtime = runtimes[name]
    const count = all - Object.keys(leftOut[name]).length
    return [`\`${name}\``, runtime.title, versionOf(runtime) ?? 'as installed', runtime.transport, `${count} of ${all}`]
  })
  return toMarkdown(['Name', 'Runtime', 'Version', 'Calls leave by', 'Checks'], rows)
}

/** What is not checked where, and why. */
export function leftOutTable(): string {
  const rows = checkNames.flatMap((check) => {
    const excused = NAMES.flatMap((name) => {
      const because = leftOut[name][check]
      return because === undefined ? [] : [{ name, because }]
    })
    return [...new Set(excused.map(({ because }) => because))].map((because) => {
      const names = excused.filter((it) => it.because === because).map(({ name }) => `\`${name}\``)
      return [check, names.join(', '), because]
    })
  })
  return toMarkdown(['What is not checked', 'On', 'Because'], rows)
}

function toMarkdown(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
