import { expect, test } from 'vitest'
import { aScene, TOKEN, URL_ROOT } from '../scene'

test('a call is kept as it was asked and answered', async () => {
  const { telegram, bot } = aScene()
  const headers = { 'content-type': 'application/json' }

  await telegram.fetch(`${URL_ROOT}/GetChat?a=1`, { method: 'POST', headers, body: '{"chat_id":5}' })

  expect(telegram.calls).toEqual([
    {
      bot,
      method: 'GetChat',
      params: { a: '1', chat_id: '5' },
      request: {
        verb: 'POST',
        path: `/bot${TOKEN}/GetChat?a=1`,
        contentType: 'application/json',
        body: '{"chat_id":5}',
      },
      response: {
        status: 400,
        headers: { connection: 'keep-alive', 'content-length': '73', 'content-type': 'application/json' },
        body: '{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}',
      },
    },
  ])
})

test('a call that leads nowhere is kept, too', async () => {
  const { telegram } = aScene()

  await telegram.fetch('https://telegram.example/nowhere', { method: 'PUT' })

  expect(telegram.calls).toMatchObject([
    { bot: undefined, method: '', params: {}, request: { contentType: '' }, response: { status: 501, body: '' } },
  ])
})

test('of a long body the beginning is kept, up to a whole letter', async () => {
  const { telegram } = aScene()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }

  await telegram.fetch(`${URL_ROOT}/getMe`, { method: 'POST', headers, body: `${'a'.repeat(65_535)}ü` })

  expect(telegram.calls[0]?.request.body).toBe('a'.repeat(65_535))
})

test('the newest 10,000 are kept', async () => {
  const { telegram } = aScene()

  for (let count = 0; count <= 10_000; count++) await telegram.fetch(`https://telegram.example/${count}`)

  expect(telegram.calls).toHaveLength(10_000)
  expect(telegram.calls[0]?.request.path).toBe('/1')
  expect(telegram.calls[9999]?.request.path).toBe('/10000')
})
