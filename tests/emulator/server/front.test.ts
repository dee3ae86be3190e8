import { expect, test } from 'vitest'
import { aScene, CHAT, URL_ROOT } from '../scene'

test('a fault of its own is not dressed up as an answer', async () => {
  const { telegram, chat } = aScene()
  Object.defineProperty(chat, 'title', {
    get: () => {
      throw new Error('broken by the test')
    },
  })

  const call = telegram.fetch(`${URL_ROOT}/getChat?chat_id=${CHAT}`)

  await expect(call).rejects.toThrow('broken by the test')
})

test('of two bots each is known by its own token', async () => {
  const { telegram, bot } = aScene()
  const other = telegram.addBot()

  await telegram.fetch(`https://telegram.example/bot${other.token}/getMe`)
  await telegram.fetch(`${URL_ROOT}/getMe`)

  expect(telegram.calls.map((call) => call.bot)).toEqual([other, bot])
})
