import https from 'node:https'
import { expect, test } from 'vitest'
import { botApi, CHAT, TOKEN } from './bot-api'
import { aChatInviteLink } from './builders'

const telegram = botApi()
const ROOT = `https://api.telegram.org/bot${TOKEN}`

test('results come in turn, and the last one stays', async () => {
  telegram.answers('createChatInviteLink', aChatInviteLink({ name: 'first' }), aChatInviteLink({ name: 'last' }))

  const names = [await nameOfNewLink(), await nameOfNewLink(), await nameOfNewLink()]

  expect(names).toEqual(['first', 'last', 'last'])
})

test('the list of bodies fills as requests arrive', async () => {
  const sent = telegram.answers('getChat', {})

  await post('getChat', { chat_id: CHAT })
  await post('getChat', { chat_id: '@chess_club' })

  expect(sent).toEqual([{ chat_id: -1001234567890 }, { chat_id: '@chess_club' }])
})

test('a refusal has the status of its code', async () => {
  const refusal = { error_code: 429, description: 'Too Many Requests: retry after 5', parameters: { retry_after: 5 } }
  telegram.refuses('getChat', refusal)

  const response = await post('getChat', { chat_id: CHAT })

  expect(response.status).toBe(429)
  expect(await response.json()).toEqual({ ok: false, ...refusal })
})

test('a raw reply goes out as it is', async () => {
  telegram.replies('getMe', { status: 502, body: '<h1>Bad Gateway</h1>', headers: { 'content-type': 'text/html' } })

  const response = await fetch(`${ROOT}/getMe`)

  expect(response.status).toBe(502)
  expect(response.headers.get('content-type')).toBe('text/html')
  expect(await response.text()).toBe('<h1>Bad Gateway</h1>')
})

test('what arrives through node:http is seen as well', async () => {
  telegram.answers('getMe', true)

  await new Promise((resolve) => {
    https
      .request(`${ROOT}/getMe`, { method: 'POST', headers: { 'x-who': 'node' } }, (r) => r.resume().on('end', resolve))
      .end()
  })

  expect(telegram.requests).toHaveLength(1)
  expect(telegram.requests[0]).toMatchObject({
    verb: 'POST',
    url: `${ROOT}/getMe`,
    headers: { 'x-who': 'node' },
    method: 'getMe',
    body: undefined,
  })
})

test('one test does not see what another was sent', () => {
  expect(telegram.requests).toEqual([])
})

test('a request broken on purpose passes when it is marked', async () => {
  telegram.brokenOnPurpose()
  const sent = telegram.answers('getChat', {})

  await post('getChat', { chat: 'nowhere' })

  expect(sent).toEqual([{ chat: 'nowhere' }])
})

test.fails('a request that the Bot API does not describe fails its test', async () => {
  telegram.answers('getChat', {})

  await post('getChat', { chat: 'nowhere' })
})

async function nameOfNewLink(): Promise<unknown> {
  const response = await post('createChatInviteLink', { chat_id: CHAT })
  const { result } = (await response.json()) as { result: { name: string } }
  return result.name
}

function post(method: string, params: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return fetch(`${ROOT}/${method}`, { method: 'POST', headers, body: JSON.stringify(params) })
}
