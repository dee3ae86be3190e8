import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Emulator } from 'invitegram/emulator'
import { afterAll, expect, test } from 'vitest'
import { expectedLines, inWordsOf } from './expected-output'
import { ROOT, runScript } from './run-script'

const FOLDER = join(ROOT, 'examples')
const QUICKSTART = join(FOLDER, 'quickstart.ts')

const telegram = new Emulator({ clock: 'system' })
const bot = telegram.addBot()
// Every kind of link can be made for a channel.
const chat = telegram.addChat({ type: 'channel', title: 'Chess club' })
chat.promote(bot, { canInviteUsers: true })
const server = await telegram.listen()
afterAll(() => server.close())

const env = { BOT_TOKEN: bot.token, CHAT_ID: String(chat.id), BOT_API_ROOT: server.url }

const stories = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && file !== 'quickstart.ts')

test.each(stories)('%s prints what it says', async (file) => {
  const expected = expectedLines(readFileSync(join(FOLDER, file), 'utf8'))

  const { stdout, stderr, exitCode } = await runScript(join(FOLDER, file), { env })

  expect(stderr).toBe('')
  expect(inWordsOf(expected, stdout)).toEqual(expected)
  expect(exitCode).toBe(0)
})

test('the quickstart runs without a token, in a Telegram of its own', async () => {
  const expected = expectedLines(readFileSync(QUICKSTART, 'utf8'))

  const { stdout, stderr, exitCode } = await runScript(QUICKSTART)

  expect(stderr).toBe('')
  expect(inWordsOf(expected, stdout)).toEqual(expected)
  expect(exitCode).toBe(0)
})

test('its table fits a terminal', async () => {
  const { stdout } = await runScript(QUICKSTART)

  expect(stdout.split('\n').filter((line) => line.length > 79)).toEqual([])
})

test('the quickstart takes the Telegram it is given', async () => {
  const before = chat.links.length

  const { stdout, exitCode } = await runScript(QUICKSTART, { env })

  const link = chat.links[before]
  expect(stdout.split('\n').slice(0, 4)).toEqual([
    '',
    `  ${link?.url}`,
    '',
    '            made              edited            revoked',
  ])
  expect(link).toMatchObject({ title: 'Spring campaign', limit: 100, isRevoked: true })
  expect(exitCode).toBe(0)
})

test.each([
  ['BOT_TOKEN is set, CHAT_ID is not', { BOT_TOKEN: '7000000009:AAG3vErYs3cr3t' }],
  ['CHAT_ID is set, BOT_TOKEN is not', { BOT_TOKEN: '', CHAT_ID: '-1001234567890' }],
])('the quickstart wants both variables or neither: %s', async (complaint, half) => {
  const { stdout, stderr, exitCode } = await runScript(QUICKSTART, { env: half })

  expect(stdout).toBe('')
  expect(stderr).toBe(`${complaint}: set both, or neither for an emulated Telegram\n`)
  expect(exitCode).toBe(1)
})

test.each([
  ['Expected `chatId` to be a chat id: a whole number, or an @username', { CHAT_ID: 'mychannel' }],
  ['createChatInviteLink: 400 Bad Request: chat not found. Check the chat id', { CHAT_ID: '-1009999999999' }],
])('the quickstart ends with a sentence where something is wrong: %s', async (complaint, wrong) => {
  const { stdout, stderr, exitCode } = await runScript(QUICKSTART, { env: { ...env, ...wrong } })

  expect(stdout).toBe('')
  expect(stderr).toContain(complaint)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(exitCode).toBe(1)
})
