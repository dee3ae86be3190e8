import { type EmulatedChat, Emulator } from 'invitegram/emulator'
import { telegramHandlers } from 'invitegram/emulator/msw'
import { setupServer } from 'msw/node'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { type CodeBlock, codeBlocksOf } from './code-blocks'
import { importBlock } from './import-block'
import { textOf } from './pages'
import { sectionOf } from './section'

const section = sectionOf(textOf('README.md'), 'The same in five libraries')
const blocks = codeBlocksOf('README.md', section)

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

test('there is one block for each library', () => {
  expect(blocks.map(({ title }) => title)).toEqual([
    'invitegram',
    'grammY',
    'GramIO',
    'Telegraf',
    'node-telegram-bot-api',
  ])
})

test.each(blocks)('with $title the link ends as with any other', async (block) => {
  const chat = await chatAfter(block)

  expect(chat.links).toMatchObject([
    { title: 'Spring campaign', expiresAt: new Date('2027-02-04T12:00:00Z'), limit: 100, isRevoked: true },
  ])
})

/** What is left of a chat on which such a program has worked, at noon of 5 January. */
async function chatAfter(program: CodeBlock): Promise<EmulatedChat> {
  const startAt = new Date('2027-01-05T12:00:00Z')
  vi.useFakeTimers({ toFake: ['Date'], now: startAt })
  const telegram = new Emulator({ startAt })
  const bot = telegram.addBot()
  const chat = telegram.addChat({ type: 'supergroup', title: 'Chess club' })
  chat.promote(bot, { canInviteUsers: true })
  vi.stubEnv('BOT_TOKEN', bot.token)
  vi.stubEnv('CHAT_ID', String(chat.id))
  const server = setupServer(...telegramHandlers(telegram))
  server.listen({ onUnhandledRequest: 'error' })
  onTestFinished(() => server.close())

  await importBlock(program)
  return chat
}
