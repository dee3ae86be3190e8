import { ApiError, ChatMigratedError, Client, FloodError, type InviteLink } from 'invitegram'
import { expect, test } from 'vitest'
import { botApi, CHAT, SECRET, TOKEN } from '../support/bot-api'
import { aChatInviteLink } from '../support/builders'

const telegram = botApi()
const client = new Client(TOKEN, { retry: false, throttle: false })
const failure = (promise: Promise<unknown>) => promise.then(String, (error) => error)

test.each([
  ['nothing at all', 200, '', 'an empty body'],
  ['nothing at all, with an error', 502, '  \n', 'an empty body'],
  ['a page', 502, '<html><h1>Bad Gateway</h1></html>', 'HTTP 502 with a page of HTML'],
  ['a page that says OK', 200, '<!doctype html>', 'HTTP 200 with a page of HTML'],
  ['a page that says not found', 404, '<html></html>', 'HTTP 404 with a page of HTML'],
  ['JSON cut in the middle', 200, '{"ok":true,"result":{"invite_link":"https://t.me/+AbCd', 'no JSON object'],
  ['words', 200, 'OK', 'no JSON object'],
  ['a JSON text', 200, '"ok"', 'no JSON object'],
  ['a JSON number', 200, '5', 'no JSON object'],
  ['null', 200, 'null', 'no JSON object'],
  ['an array', 200, '[]', 'JSON of another shape'],
  ['an empty object', 200, '{}', 'JSON of another shape'],
  ['a success without a result', 200, '{"ok":true}', 'JSON of another shape'],
  ['a success by word', 200, '{"ok":"true","result":true}', 'JSON of another shape'],
  ['an error without a code', 400, '{"ok":false,"description":"Bad Request"}', 'JSON of another shape'],
  ['an error without a description', 400, '{"ok":false,"error_code":400}', 'JSON of another shape'],
  ['an error whose code is text', 400, '{"ok":false,"error_code":"400","description":"x"}', 'JSON of another shape'],
])('%s is no usable answer', async (_, status, body, what) => {
  telegram.replies('createChatInviteLink', { status, body })

  const error = await failure(client.createInviteLink(CHAT))

  expect(error).toMatchObject({ kind: 'transport', reason: 'bad-answer', outcome: 'unknown' })
  expect(error.message).toContain(what)
  expect(error.message).not.toContain('t.me')
})

test('a refusal is told in full', async () => {
  telegram.refuses('createChatInviteLink', {
    error_code: 400,
    description: 'Bad Request: not enough rights to manage chat invite link',
  })

  const error = await failure(client.createInviteLink(CHAT))

  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({
    name: 'ApiError',
    kind: 'api',
    method: 'createChatInviteLink',
    code: 400,
    description: 'Bad Request: not enough rights to manage chat invite link',
    reason: 'not-enough-rights',
    hint: 'Make the bot an administrator of the chat with the right to invite users (`can_invite_users`).',
    outcome: 'refused',
  })
  expect(error.message).toBe(
    'createChatInviteLink: 400 Bad Request: not enough rights to manage chat invite link. ' +
      'Make the bot an administrator of the chat with the right to invite users (`can_invite_users`).',
  )
})

test('a flood tells how long to wait', async () => {
  telegram.refuses('createChatInviteLink', {
    error_code: 429,
    description: 'Too Many Requests: retry after 35',
    parameters: { retry_after: 35 },
  })

  const error = await failure(client.createInviteLink(CHAT))

  expect(error).toBeInstanceOf(FloodError)
  expect(error).toMatchObject({ name: 'FloodError', reason: 'flood', outcome: 'refused', retryAfterMs: 35_000 })
})

test.each([
  ['Too Many Requests: retry after 7', 7_000],
  ['Too Many Requests', 1_000],
])('a flood without parameters is waited out by its words: %s', async (description, retryAfterMs) => {
  telegram.refuses('createChatInviteLink', { error_code: 429, description })

  const error = await failure(client.createInviteLink(CHAT))

  expect(error).toBeInstanceOf(FloodError)
  expect(error.retryAfterMs).toBe(retryAfterMs)
})

test('a group that became a supergroup tells its new id', async () => {
  telegram.refuses('createChatInviteLink', {
    error_code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: -1001000000006 },
  })

  const error = await failure(client.createInviteLink(-5002))

  expect(error).toBeInstanceOf(ChatMigratedError)
  expect(error).toMatchObject({ name: 'ChatMigratedError', reason: 'chat-migrated', newChatId: -1001000000006 })
})

test('parameters of another shape are passed over', async () => {
  const body = '{"ok":false,"error_code":400,"description":"Bad Request: chat not found","parameters":[]}'
  telegram.replies('createChatInviteLink', { status: 400, body })

  const error = await failure(client.createInviteLink(CHAT))

  expect(error).toBeInstanceOf(ApiError)
  expect(error.reason).toBe('chat-not-found')
})

test('a fault within Telegram leaves an unknown', async () => {
  telegram.refuses('createChatInviteLink', { error_code: 500, description: 'Internal Server Error: restart' })

  const error = await failure(client.createInviteLink(CHAT))

  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ reason: 'server-error', outcome: 'unknown' })
})

test('a server that repeats the token does not get it into an error', async () => {
  telegram.refuses('createChatInviteLink', { error_code: 404, description: `Not Found: /bot${TOKEN}/x, ${SECRET}` })

  const error = await failure(client.createInviteLink(CHAT))

  expect(error.description).toBe('Not Found: /bot<token>/x, <token>')
})

test.each<[string, (link: InviteLink) => Promise<unknown>]>([
  ['createInviteLink', () => client.createInviteLink(CHAT)],
  ['createInviteLink with a wrong option', () => client.createInviteLink(CHAT, { limit: 0 })],
  ['revokeInviteLink with no link', () => client.revokeInviteLink(CHAT, 'https://t.me/durov')],
  ['edit with a wrong change', (link) => link.edit({ limit: 0 })],
  ['revokeInviteLink', (link) => client.revokeInviteLink(CHAT, link)],
  ['edit', (link) => link.edit({ title: 'New' })],
  ['replace', (link) => link.replace()],
])("the stack of an error in %s leads to the caller's line", async (_, act) => {
  const refusal = { error_code: 400, description: 'Bad Request: INVITE_HASH_EXPIRED' }
  for (const method of ['createChatInviteLink', 'editChatInviteLink', 'revokeChatInviteLink']) {
    telegram.refuses(method, refusal)
  }

  async function theLineOfTheCaller() {
    await act(client.inviteLink(CHAT, aChatInviteLink()))
  }
  const error = await failure(theLineOfTheCaller())

  expect(error.stack).toContain('theLineOfTheCaller')
})
