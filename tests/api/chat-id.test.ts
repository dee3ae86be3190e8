import { type ChatId, Client, InvalidOptionsError } from 'invitegram'
import { expect, test } from 'vitest'
import { botApi, TOKEN } from '../support/bot-api'
import { aChatInviteLink } from '../support/builders'

const telegram = botApi()
const client = new Client(TOKEN)

test.each<[ChatId, ChatId]>([
  [-1001234567890, -1001234567890],
  ['-1001234567890', -1001234567890],
  [2001, 2001],
  ['@mychannel', '@mychannel'],
])('the chat %j goes out as %j', async (given, expected) => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  const link = await client.createInviteLink(given)

  expect(sent).toEqual([{ chat_id: expected }])
  expect(link.chatId).toBe(expected)
})

test.each<[unknown, string]>([
  [0, 'got 0'],
  ['0', 'got "0"'],
  [-0, 'got -0'],
  [1.5, 'got 1.5'],
  [Number.NaN, 'got NaN'],
  [2 ** 53, 'got 9007199254740992'],
  ['-9007199254740993', 'got "-9007199254740993"'],
  ['', 'got ""'],
  [' -100', 'got " -100"'],
  ['mychannel', 'did you mean `@mychannel`?'],
  ['@@mychannel', 'did you mean `@mychannel`?'],
  ['https://t.me/mychannel', 'did you mean `@mychannel`?'],
  ['telegram.me/mychannel/', 'did you mean `@mychannel`?'],
  ['https://t.me/+AbCdEfGhIjKl', 'a link does not name a chat'],
  ['tg://join?invite=AbCdEfGhIjKl', 'a link does not name a chat'],
  ['two words', 'got "two words"'],
  [undefined, 'got undefined'],
  [null, 'got null'],
  [10n, 'got 10n'],
  [{ id: 5 }, 'got an object'],
  [Symbol('chat'), 'got a symbol'],
])('the chat %p is refused before anything is sent', async (given, expected) => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())

  const error = await client.createInviteLink(given as ChatId).catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe('chatId')
  expect(error.message).toContain(expected)
  expect(sent).toEqual([])
})

test('an invite link in the place of a chat is not repeated, for it lets people in', async () => {
  const error = await client.createInviteLink('https://t.me/+AbCdEfGhIjKl').catch((reason) => reason)

  expect(error.message).not.toContain('AbCdEfGhIjKl')
  expect(error.received).toBe('https://t.me/+AbC…')
})
