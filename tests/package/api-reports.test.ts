import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { writeApiReports } from './api-reports'
import { ROOT } from './run'

const COMMITTED = await readReports(join(ROOT, '.api'))
const BUILT = await writeReports()

/** By the names of their files. */
type Reports = Record<string, string>

async function readReports(folder: string): Promise<Reports> {
  const names = await readdir(folder)
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return Object.fromEntries(names.map((name, i) => [name, texts[i] ?? '']))
}

/** Of the package as pack.ts has built it: where it is installed, it would be taken for another package's. */
async function writeReports(): Promise<Reports> {
  const folder = await mkdtemp(join(dirname(inject('tarball')), 'api-'))
  await writeApiReports(ROOT, folder)
  return await readReports(folder)
}

/** What has no docstring: the first line of what it belongs to, and its own. */
function undocumented(report: string): string[] {
  return report.split('\n\n').flatMap((declaration) => {
    const [heading] = /^export .*/m.exec(declaration) ?? []
    const bare = [...declaration.matchAll(/\(undocumented\)\n *(.*)/g)].map(([, line = '']) => line)
    return heading === undefined
      ? []
      : bare.filter((line) => !ONE_LITERAL.test(line)).map((line) => [heading, line].join(' '))
  })
}

/** Of a fact that can be one thing only, nothing more is to be said. */
const ONE_LITERAL = /[:=] (true|false|'[^']*'|"[^"]*");$/

test('what the package offers is what its reports in .api say: run `npm run api` to see what has changed', () => {
  expect(BUILT).toEqual(COMMITTED)
})

test('all that the package offers has a docstring', () => {
  expect(Object.values(BUILT).flatMap(undocumented)).toEqual([])
})

test('the reports tell nothing of the machine they were made on', () => {
  const texts = Object.values(BUILT).join('\n')

  expect(texts).toContain('export class Client')
  expect(texts).not.toMatch(/\/(tmp|home|Users|work)\/|node_modules|registry/)
})
