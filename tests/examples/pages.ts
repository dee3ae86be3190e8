import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './run-script'

/** Every page that somebody may read: those of the site, and those that lie beside it. Paths are from the repository. */
export const pages: readonly string[] = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { encoding: 'utf8', recursive: true })
    .filter((file) => file.endsWith('.md') && !/^(api|\.vitepress)\//.test(file))
    .map((file) => `docs/${file}`),
]

export function textOf(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8')
}
