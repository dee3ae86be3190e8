import { expect, test } from 'vitest'
import { aScene, CHAT, URL_ROOT } from '../scene'

test('success is JSON in ASCII, over a connection that is kept', async () => {
  const { telegram, chat } = aScene()
  const ada = telegram.addUser({ id: 2001, firstName: 'Zoë "🎉"\n' })
  chat.add(ada)

  const response = await telegram.fetch(`${URL_ROOT}/getChatMember?chat_id=${CHAT}&user_id=2001`)

  const body =
    '{"ok":true,"result":{"user":{"id":2001,"is_bot":false,"first_name":"Zo\\u00eb \\"\\ud83c\\udf89\\"\\n"},"status":"member"}}'
  expect(await response.text()).toBe(body)
  expect(Object.fromEntries(response.headers)).toEqual({
    connection: 'keep-alive',
    'content-length': String(body.length),
    'content-type': 'application/json',
  })
})

test('a failure says its code twice, and has no parameters if there are none', async () => {
  const { telegram } = aScene()

  const response = await telegram.fetch(`${URL_ROOT}/getChat`)

  expect(response.status).toBe(400)
  expect(await response.text()).toBe('{"ok":false,"error_code":400,"description":"Bad Request: chat_id is empty"}')
  expect(response.headers.has('retry-after')).toBe(false)
})

test('a flood says when to come back, in a header, too', async () => {
  const { telegram } = aScene()
  telegram.failUpstream('getMe', { code: 429, message: 'Too Many Requests: retry after 35' })

  const response = await telegram.fetch(`${URL_ROOT}/getMe`)

  expect(response.status).toBe(429)
  expect(response.headers.get('retry-after')).toBe('35')
  expect(await response.text()).toBe(
    '{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 35","parameters":{"retry_after":35}}',
  )
})
