import { defineConfig } from 'vitepress'
import { apiSidebar } from './api-sidebar'
import { printedLines } from './printed-lines'
import { sidebar } from './sidebar'
import { slugOf } from './slug'
import { titledCode } from './titled-code'

/** Who looks for a word wants first to read about it. It is sent to the browser as it stands. */
const boostDocument = (page: string) => (page.includes('/api/') ? 0.3 : 1)

export default defineConfig({
  title: 'invitegram',
  description: 'Telegram invite links as objects: a TypeScript library for people who run communities with a bot',
  lang: 'en',
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: '/mark.svg' }]],
  markdown: {
    anchor: { slugify: slugOf },
    codeTransformers: [printedLines],
    config: titledCode,
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-default' },
  },
  // The index of the search is one file, which is loaded when somebody searches.
  vite: { build: { chunkSizeWarningLimit: 1_000 } },
  themeConfig: {
    logo: '/mark.svg',
    nav: [
      { text: 'Guide', link: '/guide/start-here', activeMatch: '/guide/' },
      { text: 'Coming from', items: sidebar.find(({ text }) => text === 'Coming from')?.items ?? [] },
      { text: 'Reference', link: '/api/', activeMatch: '/api/' },
    ],
    sidebar: { '/': sidebar, '/api/': apiSidebar() },
    outline: [2, 3],
    // In the browser, so that it works without a network.
    search: { provider: 'local', options: { miniSearch: { searchOptions: { boostDocument } } } },
  },
})
