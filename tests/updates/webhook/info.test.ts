import { Client } from 'invitegram'
import { expect, test } from 'vitest'
import { getWebhookInfo } from '../../../src/updates/webhook/info'
import { botApi, TOKEN } from '../../support/bot-api'

const telegram = botApi()
const { api } = new Client(TOKEN)

test('a webhook is described in full', async () => {
  const raw = {
    url: 'https://bot.example/hook',
    has_custom_certificate: false,
    pending_update_count: 3,
    ip_address: '203.0.113.7',
    last_error_date: 1_803_902_400,
    last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    last_synchronization_error_date: 1_803_902_401,
    max_connections: 40,
    allowed_updates: ['chat_member'],
  }
  telegram.answers('getWebhookInfo', raw)

  const info = await getWebhookInfo(api)

  expect(info).toEqual({
    url: 'https://bot.example/hook',
    pendingUpdateCount: 3,
    allowedUpdates: ['chat_member'],
    maxConnections: 40,
    ipAddress: '203.0.113.7',
    hasCustomCertificate: false,
    lastError: {
      date: new Date('2027-03-01T12:00:00Z'),
      message: 'Wrong response from the webhook: 500 Internal Server Error',
    },
    lastSynchronizationErrorAt: new Date('2027-03-01T12:00:01Z'),
  })
  expect(info.raw).toEqual(raw)
})

test('a bot without a webhook has no address, and no faults', async () => {
  telegram.answers('getWebhookInfo', { url: '', has_custom_certificate: false, pending_update_count: 0 })

  const info = await getWebhookInfo(api)

  expect(JSON.parse(JSON.stringify(info))).toEqual({
    url: null,
    pendingUpdateCount: 0,
    allowedUpdates: null,
    maxConnections: null,
    ipAddress: null,
    hasCustomCertificate: false,
    lastError: null,
    lastSynchronizationErrorAt: null,
  })
})

test('a fault without a word is a fault all the same', async () => {
  telegram.answers('getWebhookInfo', {
    url: 'https://bot.example/hook',
    has_custom_certificate: true,
    pending_update_count: 1,
    last_error_date: 1_803_902_400,
  })

  const info = await getWebhookInfo(api)

  expect(info.lastError).toEqual({ date: new Date('2027-03-01T12:00:00Z'), message: '' })
})

test('an answer that describes nothing is none', async () => {
  telegram.answers('getWebhookInfo', true)

  await expect(getWebhookInfo(api)).rejects.toMatchObject({ name: 'TransportError', reason: 'bad-answer' })
})
