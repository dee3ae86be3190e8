import { afterAll, expect, test } from 'vitest'
import { rehearse, success } from './rehearsal'
import { buildStage } from './stage'

const stage = await buildStage()
afterAll(() => stage.strike())

function block(...lines: string[]) {
  return { place: 'page.md:1', title: '', code: `${lines.join('\n')}\n` }
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

  const outcome = await rehearse(stage, good)

  expect(outcome).toEqual({ printed: ['https://t.me/+…', 'Spring true'], stderr: '', exitCode: 0 })
  expect(outcome).toEqual(success(good))
})

test('a client, a chat and a link are at hand for a block that makes none', async () => {
  const good = block(
    "await client.revokeInviteLink(chatId, (await link.edit({ title: 'Summer' })).url)",
    'console.log(link.title, link.limit) //=> Summer 50',
  )

  expect(await rehearse(stage, good)).toEqual(success(good))
})

test('what is at hand is of the classes that a block imports', async () => {
  const good = block(
    "import { Client, InviteLink } from 'invitegram'",
    'console.log(client instanceof Client, link instanceof InviteLink) //=> true true',
  )

  expect(await rehearse(stage, good)).toEqual(success(good))
})

test.each([
  ['grammy', 'new Bot(token).api.createChatInviteLink(chat, { member_limit: 7 })'],
  ['gramio', 'new Bot(token).api.createChatInviteLink({ chat_id: chat, member_limit: 7 })'],
  ['telegraf', 'new Telegraf(token).telegram.createChatInviteLink(chat, { member_limit: 7 })'],
  ['node-telegram-bot-api', 'new Bot(token).api.createChatInviteLink({ chat_id: chat, member_limit: 7 })'],
])('the calls of %s arrive in that Telegram', async (host, call) => {
  const good = block(
    `import { ${host === 'telegraf' ? 'Telegraf' : 'Bot'} } from '${host}'`,
    "const { BOT_TOKEN: token = '', CHAT_ID: chat = '' } = process.env",
    `const made = await ${call}`,
    'console.log(made.member_limit) //=> 7',
  )

  expect(await rehearse(stage, good)).toEqual(success(good))
})

test('an output that is not as it says is found', async () => {
  const bad = block('console.log(link.limit) //=> 60')

  const outcome = await rehearse(stage, bad)

  expect(outcome).toEqual({ ...success(bad), printed: ['50'] })
})

test('an output that it is silent about is found', async () => {
  const bad = block('console.log(link.limit)')

  const outcome = await rehearse(stage, bad)

  expect(outcome).toEqual({ ...success(bad), printed: ['50'] })
})

test('a block that fails is found', async () => {
  const bad = block("await client.createInviteLink(chatId, { title: 'far too long '.repeat(9) })")

  const outcome = await rehearse(stage, bad)

  expect(outcome.exitCode).toBe(1)
  expect(outcome.stderr).toContain('InvalidOptionsError')
})

test('a block that leaves for another host does not get there', async () => {
  const bad = block("await fetch('https://example.org/')")

  const outcome = await rehearse(stage, bad)

  expect(outcome.exitCode).toBe(1)
  expect(outcome.stderr).toContain('Failed to fetch')
})
