import { expect, test } from 'vitest'
import { brokenLinksOf } from './broken-links'
import { pages, textOf } from './pages'
import { ROOT } from './run-script'

function complaintsAbout(link: string): string[] {
  const others: Record<string, string> = {
    'docs/guide/links.md': `# Links\n\n## What's \`revoke()\` for?\n\nSee [this](${link}).\n`,
    'docs/guide/errors.md': '# Errors\n\n## Reasons\n\n## Reasons\n',
  }
  return brokenLinksOf('docs/guide/links.md', ROOT, (page) => others[page] ?? '')
}

test.each([
  'https://core.telegram.org/bots/api#createchatinvitelink',
  'errors.md',
  './errors.md',
  '../guide/errors.md#reasons-1',
  '#whats-revoke-for',
])('a link that leads somewhere is fine: %s', (link) => {
  expect(complaintsAbout(link)).toEqual([])
})

test.each([
  ['no-such-page.md', 'leads nowhere'],
  ['errors', 'leads nowhere'],
  ['errors.md#reason', 'leads to no heading'],
  ['#reasons', 'leads to no heading'],
  ['/guide/errors.md', 'begins at the root, which is another on a code host'],
  ['../../README.md', 'leaves the site'],
])('a link that does not is found: %s', (link, complaint) => {
  expect(complaintsAbout(link)).toEqual([`${link} ${complaint}`])
})

test.each(pages)('the links of %s lead somewhere', (page) => {
  expect(brokenLinksOf(page, ROOT, textOf)).toEqual([])
})
