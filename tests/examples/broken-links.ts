import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { createMarkdownRenderer } from 'vitepress'
import { slugOf } from '../../docs/.vitepress/slug'

/** Reads Markdown as the site does; code need not be coloured for that. */
const markdown = await createMarkdownRenderer('docs', { highlight: (code) => code, anchor: { slugify: slugOf } })

/** What is wrong with the links of a page. `read`: the text of any other. Those that leave for the web are not looked at. */
export function brokenLinksOf(page: string, root: string, read: (page: string) => string): string[] {
  return linksOf(read(page)).flatMap((link) => {
    const complaint = whyBroken(page, link, root, read)
    return complaint === undefined ? [] : [`${link} ${complaint}`]
  })
}

function whyBroken(page: string, link: string, root: string, read: (page: string) => string): string | undefined {
  if (/^[a-z]+:/.test(link)) return undefined
  if (link.startsWith('/')) return 'begins at the root, which is another on a code host'
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? page : posix.join(posix.dirname(page), path)
  if (!existsSync(join(root, target))) return 'leads nowhere'
  if (page.startsWith('docs/') && !target.startsWith('docs/')) return 'leaves the site'
  if (anchor !== undefined && !anchorsOf(read(target)).includes(anchor)) return 'leads to no heading'
  return undefined
}

function linksOf(text: string): string[] {
  return tokensOf(text).flatMap((token) => {
    const link = token.attrGet('href') ?? token.attrGet('src')
    return link === null || token.attrGet('class') === 'header-anchor' ? [] : [link]
  })
}

function anchorsOf(text: string): string[] {
  return tokensOf(text).flatMap((token) => token.attrGet('id') ?? [])
}

function tokensOf(text: string) {
  return markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])])
}
