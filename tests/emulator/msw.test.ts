import { telegramHandlers } from 'invitegram/emulator/msw'
import { http, passthrough } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { aScene, CHAT, saidBy, TOKEN } from './scene'

const network = setupServer()
beforeAll(() => network.listen({ onUnhandledRequest: 'error' }))
afterEach(() => network.resetHandlers())
afterAll(() => network.close())

test('requests to Telegram lead to the emulator', async () => {
  const { telegram, chat } = aScene()
  network.use(...telegramHandlers(telegram))

  const response = await fetch(`https://api.telegram.org/bot${TOKEN}/createChatInviteLink?chat_id=${CHAT}&name=Spring`)

  expect(await saidBy(response)).toMatchObject({ ok: true, result: { name: 'Spring' } })
  expect(chat.links).toHaveLength(1)
})

test('a body gets through', async () => {
  const { telegram } = aScene()
  network.use(...telegramHandlers(telegram))
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ chat_id: CHAT })

  const response = await fetch(`https://api.telegram.org/bot${TOKEN}/getChat`, { method: 'POST', headers, body })

  expect(await saidBy(response)).toMatchObject({ ok: true, result: { id: CHAT } })
})

test('another root may have a port and a path', async () => {
  const { telegram } = aScene()
  network.use(...telegramHandlers(telegram, { apiRoot: 'http://proxy.example:8081/telegram/' }))

  const response = await fetch(`http://proxy.example:8081/telegram/bot${TOKEN}/getMe`)

  expect(await saidBy(response)).toMatchObject({ ok: true, result: { username: 'porter_bot' } })
})

test('requests to elsewhere are left alone', async () => {
  const { telegram } = aScene()
  const server = await telegram.listen()
  network.use(
    ...telegramHandlers(telegram),
    http.all(`${server.url}/*`, () => passthrough()),
  )

  const response = await fetch(`${server.url}/elsewhere`)

  await server.close()
  expect(response.status).toBe(404)
  expect(telegram.calls).toHaveLength(1)
})

test('a fault of the emulator itself is one to msw, too', async () => {
  const { telegram, chat } = aScene()
  network.use(...telegramHandlers(telegram))
  Object.defineProperty(chat, 'title', {
    get: () => {
      throw new Error('broken by the test')
    },
  })
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})

  const response = await fetch(`https://api.telegram.org/bot${TOKEN}/getChat?chat_id=${CHAT}`)

  expect(response.status).toBe(500)
  expect(await response.json()).toMatchObject({ message: 'broken by the test' })
  printed.mockRestore()
})
