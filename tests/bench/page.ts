import type { Environment } from './environment'
import { toTable } from './figure'
import type { Result } from './result'
import { toMarkdown } from './table'

/** Puts what was found in the place of what was found before. A page has a place for each part, and one for the rest. */
export function updatePage(page: string, environment: Environment, results: Readonly<Record<string, Result>>): string {
  const places = Object.entries(results).map(([part, result]) => [part, describe(result)] as const)
  return [['environment', describeEnvironment(environment)] as const, ...places].reduce(
    (text, [place, lines]) => fill(text, place, lines),
    page,
  )
}

function fill(page: string, place: string, lines: readonly string[]): string {
  const [begin, end] = [`<!-- ${place} -->`, `<!-- /${place} -->`]
  const [before, rest] = cut(page, begin)
  const [, after] = cut(rest, end)
  return [before, begin, '\n\n', lines.join('\n').trim(), '\n\n', end, after].join('')
}

function cut(text: string, mark: string): [before: string, after: string] {
  const at = text.indexOf(mark)
  if (at < 0) throw new Error(`The page has no ${mark}`)
  return [text.slice(0, at), text.slice(at + mark.length)]
}

function describe({ tables, figures }: Result): string[] {
  const last = figures.length === 0 ? [] : [toTable('What it must show', figures)]
  return [...tables, ...last].flatMap(toMarkdown)
}

function describeEnvironment({ node, machine, packages }: Environment): string[] {
  const versions = Object.entries(packages).map(([name, version]) => `${name} ${version}`)
  return [`Node ${node}, ${machine}; ${versions.join(', ')}.`]
}
