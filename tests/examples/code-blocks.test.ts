import { expect, test } from 'vitest'
import { codeBlocksOf } from './code-blocks'

const PAGE = `
# A page

\`\`\`sh
npm install
\`\`\`

\`\`\`ts
console.log(link.title)

//=> Spring
\`\`\`

Text.

\`\`\`ts
import { Client } from 'invitegram'
\`\`\`
`

test('the blocks of a page are found in their order, those of other languages aside', () => {
  expect(codeBlocksOf('page.md', PAGE)).toEqual([
    { place: 'page.md:8', code: 'console.log(link.title)\n\n//=> Spring\n' },
    { place: 'page.md:16', code: "import { Client } from 'invitegram'\n" },
  ])
})
