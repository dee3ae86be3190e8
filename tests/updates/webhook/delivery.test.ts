import { Client, nodeWebhook } from 'invitegram'
import { expect, test, vi } from 'vitest'
import { aTelegram } from '../../support/telegram'
import { OPTIONS, SECRET } from './hook'
import { head, Line, serve } from './http'

/** A chat of which the bot is told at its webhook, which stands at a real address. */
async function aServedChat() {
  const scene = aTelegram({ clock: 'system', server: 'self-hosted --local' })
  const client = new Client(scene.bot.token, { fetch: scene.telegram.fetch })
  const url = await serve(nodeWebhook(client, OPTIONS))
  const begin = () => client.setWebhook({ url, secretToken: SECRET })
  return { ...scene, client, url, begin }
}

test('those who join are told of, each once, though the first attempt failed', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { telegram, chat, bot, client, begin } = await aServedChat()
  const link = await client.createInviteLink(chat.id, { title: 'Spring' })
  const came: string[] = []
  let attempts = 0
  client.on('memberJoined', ({ user, via }) => {
    attempts++
    if (attempts === 1) throw new Error('the database is away')
    came.push(`${user.firstName} by ${via.by === 'link' ? via.link.title : via.by}`)
  })
  await begin()

  telegram.addUser({ firstName: 'Ada' }).join(link)
  telegram.addUser({ firstName: 'Bob' }).join(link)
  await vi.waitUntil(() => bot.updates.pending.length === 0, 10_000)
  printed.mockRestore()

  expect(came.sort()).toEqual(['Ada by Spring', 'Bob by Spring'])
  expect(attempts).toBe(3)
})

test('real updates come through a crowd of intruders', async () => {
  const { telegram, chat, bot, client, url, begin } = await aServedChat()
  const link = await client.createInviteLink(chat.id)
  const came: string[] = []
  client.on('memberJoined', ({ user }) => came.push(user.firstName))
  await begin()

  const intruders = Array.from({ length: 300 }, (_, number) => {
    const line = new Line(url)
    line.write(head({ 'Content-Length': '100000', 'X-Telegram-Bot-Api-Secret-Token': `guess-${number}` }))
    return line
  })
  for (let number = 0; number < 50; number++) telegram.addUser({ firstName: `Guest ${number}` }).join(link)
  await vi.waitUntil(() => bot.updates.pending.length === 0, 10_000)
  const statuses = await Promise.all(intruders.map((intruder) => intruder.status()))

  expect(new Set(came).size).toBe(50)
  expect(came).toHaveLength(50)
  expect(new Set(statuses)).toEqual(new Set([401]))
})

test('an update that comes again, because the answer to the first was lost, is told of once', async () => {
  const delivered: number[] = []
  const scene = aTelegram({ fetch: (input, init) => deliver(new Request(input, init)) })
  const client = new Client(scene.bot.token, { fetch: scene.telegram.fetch, clock: scene.telegram.clock })
  const webhook = client.webhook(OPTIONS)
  const came: string[] = []
  client.on('memberJoined', ({ user }) => came.push(user.firstName))
  const link = await client.createInviteLink(scene.chat.id)
  await client.setWebhook({ url: 'https://bot.example/hook', secretToken: SECRET })

  async function deliver(request: Request): Promise<Response> {
    const { status } = await webhook(request)
    delivered.push(status)
    if (delivered.length === 1) throw new Error('the connection broke')
    return new Response(null, { status })
  }
  scene.telegram.addUser({ firstName: 'Ada' }).join(link)
  await scene.telegram.clock.advance({ seconds: 1 })

  expect(delivered).toEqual([200, 200])
  expect(came).toEqual(['Ada'])
})

test('what Telegram thinks of the webhook can be asked, and the webhook be deleted', async () => {
  const { telegram, chat, bot, client, url, begin } = await aServedChat()
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const link = await client.createInviteLink(chat.id)
  client.on('memberJoined', () => {
    throw new Error('the database is away')
  })
  await begin()

  telegram.addUser().join(link)
  await vi.waitUntil(() => printed.mock.calls.length >= 2, 10_000)
  const info = await client.getWebhookInfo()
  await client.deleteWebhook({ dropPendingUpdates: true })
  printed.mockRestore()

  expect(info).toMatchObject({ url, pendingUpdateCount: 1, allowedUpdates: ['my_chat_member', 'chat_member'] })
  expect(info.lastError?.message).toBe('Wrong response from the webhook: 500 Internal Server Error')
  expect(await client.getWebhookInfo()).toMatchObject({ url: null, pendingUpdateCount: 0 })
  expect(bot.updates.pending).toEqual([])
})

test('a closed client takes no more updates, and they stay with Telegram', async () => {
  const { telegram, chat, bot, client, url, begin } = await aServedChat()
  const link = await client.createInviteLink(chat.id)
  client.on('memberJoined', () => {})
  await begin()

  await client.close()
  telegram.addUser().join(link)
  await vi.waitUntil(() => bot.updates.pending.length === 1, 10_000)
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET }
  const { status } = await fetch(url, { method: 'POST', headers, body: '{"update_id":7}' })

  expect(status).toBe(503)
  expect(bot.updates.pending).toHaveLength(1)
})
