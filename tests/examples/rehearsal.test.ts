import { expect, test } from 'vitest'
import { rehearse, success } from './rehearsal'

function block(...lines: string[]) {
  return { place: 'page.md:1', code: `${lines.join('\n')}\n` }
}

test('a block does what it says, in a Telegram that it takes for the real one', async () => {
  const good = block(
    "import { Client } from 'invitegram'",
    'const client = new Client(process.env.BOT_TOKEN)',
    "const link = await client.createInviteLink('@mychannel', { title: 'Spring', limit: 50 })",
    'console.log(link.url) //=> https://t.me/+…',
    'await link.revoke()',
    'console.log(link.title, link.isRevoked)',
    '//=> Spring true',
  )

  const outcome = await rehearse(good)

  expect(outcome).toEqual({ typeErrors: [], printed: ['https://t.me/+…', 'Spring true'], stderr: '', exitCode: 0 })
  expect(outcome).toEqual(success(good))
})

test('a client, a chat and a link are at hand for a block that makes none', async () => {
  const good = block(
    "await client.revokeInviteLink(chatId, (await link.edit({ title: 'Summer' })).url)",
    'console.log(link.title, link.limit) //=> Summer 50',
  )

  expect(await rehearse(good)).toEqual(success(good))
})

test('an output that is not as it says is found', async () => {
  const bad = block('console.log(link.limit) //=> 60')

  const outcome = await rehearse(bad)

  expect(outcome).toEqual({ ...success(bad), printed: ['50'] })
})

test('an output that it is silent about is found', async () => {
  const bad = block('console.log(link.limit)')

  const outcome = await rehearse(bad)

  expect(outcome).toEqual({ ...success(bad), printed: ['50'] })
})

test('a type error is found, even where the block runs', async () => {
  const bad = block('const wrong: string = 50')

  const outcome = await rehearse(bad)

  expect(outcome).toEqual({ ...success(bad), typeErrors: ["Type 'number' is not assignable to type 'string'."] })
})

test('a block that fails is found', async () => {
  const bad = block("await client.createInviteLink(chatId, { title: 'far too long '.repeat(9) })")

  const outcome = await rehearse(bad)

  expect(outcome.exitCode).toBe(1)
  expect(outcome.stderr).toContain('InvalidOptionsError')
})

test('a block that leaves for another host does not get there', async () => {
  const bad = block("await fetch('https://example.org/')")

  const outcome = await rehearse(bad)

  expect(outcome.exitCode).toBe(1)
  expect(outcome.stderr).toContain('Failed to fetch')
})
