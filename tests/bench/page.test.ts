import { expect, test } from 'vitest'
import { updatePage } from './page'

const ENVIRONMENT = {
  node: 'v20.20.2',
  machine: 'linux on x64, 2 cores',
  packages: { invitegram: '0.1.0', undici: '7.30.2' },
}

test('a page gets new tables in the place of the old ones, and keeps the rest', () => {
  const page = '# Title\n<!-- environment -->old<!-- /environment -->\nA.\n<!-- memory -->\nold\n<!-- /memory -->\nB.\n'
  const table = { title: 'heap', head: ['', 'bytes'], rows: [['ours', '12']] }

  const updated = updatePage(page, ENVIRONMENT, { memory: { tables: [table], figures: [] } })

  expect(updated).toBe(`# Title
<!-- environment -->

Node v20.20.2, linux on x64, 2 cores; invitegram 0.1.0, undici 7.30.2.

<!-- /environment -->
A.
<!-- memory -->

**heap**

|  | bytes |
|---|---:|
| ours | 12 |

<!-- /memory -->
B.
`)
})

test('a page without a place for a part says so', () => {
  const page = '<!-- environment --><!-- /environment -->'

  expect(() => updatePage(page, ENVIRONMENT, { bulk: { tables: [], figures: [] } })).toThrow(
    'The page has no <!-- bulk -->',
  )
})
