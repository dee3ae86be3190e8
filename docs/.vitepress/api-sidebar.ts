import { existsSync, readFileSync } from 'node:fs'
import type { DefaultTheme } from 'vitepress'

const FILE = new URL('../api/typedoc-sidebar.json', import.meta.url)

/** A long name may be broken after a slash, and only there. */
const breakable = (name = '') => name.replaceAll('/', '/\u200b')

/** What TypeDoc says is in the reference; empty as long as it has not been run. The package itself stands open. */
export function apiSidebar(): DefaultTheme.SidebarItem[] {
  if (!existsSync(FILE)) return []
  const items: DefaultTheme.SidebarItem[] = JSON.parse(readFileSync(FILE, 'utf8'))
  return items.map((item) => ({ ...item, text: breakable(item.text), collapsed: item.text !== 'invitegram' }))
}
