import { expect, test } from 'vitest'
import { sidebar } from '../../docs/.vitepress/sidebar'
import { pages } from './pages'

const HOME = 'docs/index.md'

test('the sidebar leads to every page of the site, once, and to none that is missing', () => {
  const linked = sidebar.flatMap(({ items }) => items.map(({ link }) => `docs${link}.md`))

  const written = pages.filter((page) => page.startsWith('docs/') && page !== HOME)
  expect(linked.sort()).toEqual(written.sort())
})
