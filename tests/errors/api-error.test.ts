import { ApiError, type Caller, ChatMigratedError, Client, FloodError } from 'invitegram'
import { expect, test } from 'vitest'
import { CHAT } from '../support/bot-api'

const REFUSAL = { method: 'getChat', code: 400, description: 'Bad Request: chat not found' }

test('a caller of your own may say what to do about a refusal', async () => {
  const hint = 'Ask the owner of the chat.'
  const caller: Caller = {
    call: () => Promise.reject(new ApiError({ ...REFUSAL, reason: 'chat-not-found', hint })),
  }

  const error = await new Client(caller).createInviteLink(CHAT).catch((reason) => reason)

  expect(error).toMatchObject({ reason: 'chat-not-found', hint: 'Ask the owner of the chat.', outcome: 'refused' })
  expect(error.message).toBe('getChat: 400 Bad Request: chat not found. Ask the owner of the chat.')
})

test('where nothing is said, the message is whole all the same', () => {
  const error = new ApiError({ ...REFUSAL, reason: 'chat-not-found' })

  expect(error.hint).toBe('Telegram gives no more than the description.')
  expect(error.message).toBe('getChat: 400 Bad Request: chat not found. Telegram gives no more than the description.')
})

test('a flood and a move say what there is to do by their own fields', () => {
  const flood = new FloodError({ ...REFUSAL, code: 429, reason: 'flood' }, 5_000)
  const move = new ChatMigratedError({ ...REFUSAL, reason: 'chat-migrated' }, -1001000000006)

  expect(flood.retryAfterMs).toBe(5_000)
  expect(move.newChatId).toBe(-1001000000006)
})
