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

\`\`\`ts [grammY]
import { Bot } from 'grammy'
\`\`\`

1. In a list:

   \`\`\`ts
   if (link.isRevoked) {
     link.replace()
   }
   \`\`\`
`

test('the blocks of a page are found in their order, those of other languages aside', () => {
  expect(codeBlocksOf('page.md', PAGE)).toEqual([
    { place: 'page.md:8', title: '', code: 'console.log(link.title)\n\n//=> Spring\n' },
    { place: 'page.md:16', title: 'grammY', code: "import { Bot } from 'grammy'\n" },
    { place: 'page.md:22', title: '', code: 'if (link.isRevoked) {\n  link.replace()\n}\n' },
  ])
})
