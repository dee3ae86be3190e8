import { Client } from 'invitegram'
import { expect, test } from 'vitest'
import { toDelivery, whyNotDelivered } from '../../src/access/delivery'
import { botApi, CHAT, TOKEN } from '../support/bot-api'
import { aBot, aChat } from '../support/builders'

const telegram = botApi()

const POLLED = { url: '', has_custom_certificate: false, pending_update_count: 0 }
const WITH_WEBHOOK = { ...POLLED, url: 'https://bot.example/hook' }
const NOWHERE = { by: null, needs: [] }
const LISTENING = { by: null, needs: ['chat_member', 'my_chat_member'] }

test.each([
  ['chat_join_request', undefined],
  ['my_chat_member', undefined],
  [
    'chat_member',
    'nobody has asked Telegram for `chat_member`: listen to `memberJoined`, and then start `client.poll()`, which asks for what is listened to, or have whatever else polls name it in `allowed_updates`',
  ],
] as const)('of what Telegram sends by default, %s is part or not', (type, reason) => {
  const why = whyNotDelivered(type, toDelivery(POLLED), NOWHERE)

  expect(why).toBe(reason)
})

test('whoever listens already need only poll', () => {
  const why = whyNotDelivered('chat_member', toDelivery(POLLED), LISTENING)

  expect(why).toBe(
    'nobody has asked Telegram for `chat_member`: start `client.poll()`, which asks for what is listened to, or have whatever else polls name it in `allowed_updates`',
  )
})

test('whoever listens and polls asks for it', () => {
  const why = whyNotDelivered('chat_member', toDelivery(POLLED), { ...LISTENING, by: 'polling' })

  expect(why).toBeUndefined()
})

test('whoever polls and does not listen has to listen', () => {
  const why = whyNotDelivered('chat_member', toDelivery(POLLED), { by: 'polling', needs: [] })

  expect(why).toMatch(/: listen to `memberJoined`, and then/)
})

test('what was asked for comes, and nothing else', () => {
  const delivery = toDelivery({ ...POLLED, allowed_updates: ['chat_member'] })

  const reasons = (['chat_member', 'chat_join_request', 'my_chat_member'] as const).map((type) =>
    whyNotDelivered(type, delivery, NOWHERE),
  )

  expect(reasons).toEqual([
    undefined,
    expect.stringContaining('listen to `joinRequest`'),
    expect.stringContaining('listen to `accessChanged`'),
  ])
})

test('a webhook has to be set again to be sent something else', () => {
  const why = whyNotDelivered('chat_member', toDelivery(WITH_WEBHOOK), { ...LISTENING, by: 'webhook' })

  expect(why).toBe(
    'nobody has asked Telegram for `chat_member`: call `client.setWebhook` again, which asks for what is listened to',
  )
})

test('while a webhook is set, polling is refused', () => {
  const why = whyNotDelivered('my_chat_member', toDelivery(WITH_WEBHOOK), { ...LISTENING, by: 'polling' })

  expect(why).toBe(
    'a webhook is set, at bot.example, and meanwhile Telegram refuses polling: call `client.deleteWebhook()`, or stop polling and receive by the webhook',
  )
})

test('a client that waits for a webhook waits in vain where none is set', () => {
  const why = whyNotDelivered('my_chat_member', toDelivery(POLLED), { ...LISTENING, by: 'webhook' })

  expect(why).toBe('the client waits for a webhook, and none is set: call `client.setWebhook({ url, secretToken })`')
})

test.each([
  ['https://bot.example/hook/7000000009:AAG3vErYs3cr3t', 'bot.example'],
  ['https://ada:pass@word@bot.example:8443?key=secret', 'bot.example:8443'],
  ['bot.example:8080/secret', 'bot.example:8080'],
  ['https://bot.example#ada@elsewhere.example', 'bot.example'],
])('of the address of a webhook nothing is shown but where it is: %s', (url, host) => {
  const { webhookHost } = toDelivery({ ...WITH_WEBHOOK, url })

  expect(webhookHost).toBe(host)
})

test('what a server leaves out is nothing', () => {
  const delivery = toDelivery({ has_custom_certificate: false, pending_update_count: 0 })

  expect(delivery).toEqual({
    by: 'polling',
    webhookHost: null,
    allowedUpdates: null,
    pendingUpdateCount: 0,
    lastError: null,
  })
})

test('a webhook that fails is told of, with what waits', async () => {
  telegram.answers('getChat', aChat())
  telegram.answers('getChatMember', { status: 'creator', user: aBot(), is_anonymous: false })
  telegram.answers('getWebhookInfo', {
    ...WITH_WEBHOOK,
    pending_update_count: 12,
    last_error_date: 1_893_456_000,
    last_error_message: 'Wrong response from the webhook: 502 Bad Gateway',
    allowed_updates: ['chat_member', 'chat_join_request'],
  })

  const access = await new Client(TOKEN).getChatAccess(CHAT)

  expect(access.delivery).toEqual({
    by: 'webhook',
    webhookHost: 'bot.example',
    allowedUpdates: ['chat_member', 'chat_join_request'],
    pendingUpdateCount: 12,
    lastError: {
      date: new Date('2030-01-01T00:00:00Z'),
      message: 'Wrong response from the webhook: 502 Bad Gateway',
    },
  })
  expect(access).toMatchObject({ receivesMemberChanges: true, receivesAccessChanges: false })
  expect(`${access}`.split('\n').slice(-2)).toEqual([
    'Updates come by the webhook at bot.example, 12 waiting',
    '! the webhook last failed at 2030-01-01T00:00:00.000Z: Wrong response from the webhook: 502 Bad Gateway',
  ])
})

test('an error without words is told of by its date', () => {
  const { lastError } = toDelivery({ ...WITH_WEBHOOK, last_error_date: 1_893_456_000 })

  expect(lastError).toEqual({ date: new Date('2030-01-01T00:00:00Z'), message: '' })
})
