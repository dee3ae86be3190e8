import { Client } from 'invitegram'
import { expect, test } from 'vitest'
import { aTelegram } from './telegram'
import { witness } from './witness'

test('what is right passes', async () => {
  const { telegram, bot, chat } = aTelegram()
  const client = new Client(bot.token, { fetch: telegram.fetch })

  const link = await client.createInviteLink(chat.id, { title: 'Open day' })

  expect(link.title).toBe('Open day')
})

test.fails('a request to an emulator that the Bot API does not describe fails its test', async () => {
  const { telegram, bot, chat } = aTelegram()

  await createLink(telegram.fetch, bot.token, { chat_id: chat.id, title: 'Open day' })
})

test('such a request passes when it is marked', async () => {
  const { telegram, bot, chat } = aTelegram()
  witness.brokenOnPurpose()

  const response = await createLink(telegram.fetch, bot.token, { chat_id: chat.id, title: 'Open day' })

  expect(response.ok).toBe(true)
})

test('so it does where the whole emulator is there for broken requests', async () => {
  const { telegram, bot, chat } = aTelegram()
  witness.watch(telegram, { requests: 'broken on purpose' })

  const response = await createLink(telegram.fetch, bot.token, { chat_id: chat.id, title: 'Open day' })

  expect(response.ok).toBe(true)
})

test.fails('a request that arrived elsewhere is looked at as well', () => {
  witness.request('revokeChatInviteLink', { chat_id: 1 })
})

function createLink(fetch: typeof globalThis.fetch, token: string, params: object): Promise<Response> {
  const url = `https://api.telegram.org/bot${token}/createChatInviteLink`
  const headers = { 'content-type': 'application/json' }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(params) })
}
