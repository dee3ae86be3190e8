import { expect, test } from 'vitest'
import { typeErrorsOf } from './type-errors'

function block(...lines: string[]) {
  return { place: 'page.md:1', title: '', code: `${lines.join('\n')}\n` }
}

test('each block is checked as it stands, with a client, a chat and a link at hand', async () => {
  const right = block('const title: string | null = link.title', 'await client.revokeInviteLink(chatId, link)')
  const ownClient = block("import { Client } from 'invitegram'", 'const client = new Client(process.env.BOT_TOKEN)')
  const wrong = block('const wrong: string = 50')
  const broken = block('const = 50')

  const errors = await typeErrorsOf([right, ownClient, wrong, broken])

  expect(errors).toEqual([
    [],
    [],
    ["Type 'number' is not assignable to type 'string'."],
    ['Variable declaration expected.', expect.any(String)],
  ])
})
