import { inspect } from 'node:util'
import { ApiError, Client } from 'invitegram'
import { expect, test } from 'vitest'
import { Events } from '../../../src/updates/events'
import { deleteWebhook, type SetWebhookOptions, setWebhook } from '../../../src/updates/webhook/settings'
import { botApi, TOKEN } from '../../support/bot-api'
import { aTelegram } from '../../support/telegram'
import { SECRET } from './hook'

const telegram = botApi()
const WEBHOOK = { url: 'https://bot.example/hook', secretToken: SECRET }

/** A bot's webhook, and what its owner is warned of. */
function aWebhook() {
  const events = new Events()
  const warnings: string[] = []
  events.on('warning', ({ code, message }) => warnings.push(`${code}: ${message}`))
  return { caller: new Client(TOKEN, { retry: false }).api, events, warnings }
}

function refusal(options: object): Promise<unknown> {
  return setWebhook(aWebhook(), { ...WEBHOOK, ...options } as SetWebhookOptions).catch((error) => error)
}

test('every setting goes out by its name on the wire', async () => {
  const sent = telegram.answers('setWebhook', true)

  await setWebhook(aWebhook(), {
    ...WEBHOOK,
    maxConnections: 100,
    allowedUpdates: ['message', 'chat_member'],
    dropPendingUpdates: true,
    ipAddress: '203.0.113.7',
  })

  expect(sent).toEqual([
    {
      url: 'https://bot.example/hook',
      secret_token: 'Tr0ub4dor_and-3',
      max_connections: 100,
      allowed_updates: ['message', 'chat_member'],
      drop_pending_updates: true,
      ip_address: '203.0.113.7',
    },
  ])
})

test('what is not set is not sent', async () => {
  const sent = telegram.answers('setWebhook', true)

  await setWebhook(aWebhook(), { url: 'http://user:pass@10.0.0.5:8081/hook', secretToken: false })

  expect(sent).toEqual([{ url: 'http://user:pass@10.0.0.5:8081/hook' }])
})

test('what somebody listens to is asked for, and what is added', async () => {
  const sent = telegram.answers('setWebhook', true)
  const webhook = aWebhook()
  webhook.events.on('memberJoined', () => {})

  await setWebhook(webhook, WEBHOOK)
  await setWebhook(webhook, { ...WEBHOOK, allowedUpdates: ['poll', 'chat_member'] })

  expect(sent).toMatchObject([
    { allowed_updates: ['chat_member', 'my_chat_member'] },
    { allowed_updates: ['chat_member', 'my_chat_member', 'poll'] },
  ])
})

test('who listens to every update gets what Telegram sends by default', async () => {
  const sent = telegram.answers('setWebhook', true)
  const webhook = aWebhook()
  webhook.events.on('update', () => {})

  await setWebhook(webhook, WEBHOOK)

  expect(sent).toMatchObject([{ allowed_updates: [] }])
})

test.each([
  ['url', '', 'to have none, call `deleteWebhook`'],
  ['url', 'bot.example/hook-4711', 'it begins with https://'],
  ['url', 'ftp://bot.example/hook-4711', 'it begins with https://'],
  ['url', undefined, 'it begins with https://'],
  ['secretToken', 'no good secret-4711!', undefined],
  ['secretToken', undefined, 'is it set? `false` takes updates from anybody who finds the address'],
  ['maxConnections', 0, undefined],
  ['maxConnections', 100_001, undefined],
  ['maxConnections', 1.5, undefined],
  ['maxConnections', '40', undefined],
  ['allowedUpdates', 'message', undefined],
  ['dropPendingUpdates', 'yes', undefined],
  ['ipAddress', 'bot.example', undefined],
  ['ipAddress', 1, undefined],
  ['secret', 'hunter2-4711', 'did you mean `secretToken`?'],
])('%s cannot be %j', async (option, value, hint) => {
  const error = await refusal({ [option]: value })

  expect(error).toMatchObject({ name: 'InvalidOptionsError', option })
  expect((error as { hint?: string }).hint).toBe(hint)
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('4711')
  expect(telegram.requests).toEqual([])
})

test('IPv6 is an address, too, for those who have a server of their own', async () => {
  const sent = telegram.answers('setWebhook', true)

  await setWebhook(aWebhook(), { ...WEBHOOK, ipAddress: '2001:db8::7' })

  expect(sent).toMatchObject([{ ip_address: '2001:db8::7' }])
})

test.each([
  ['https://bot.example:444/hook-4711', 'Webhook can be set up only on ports 80, 88, 443 or 8443'],
  ['http://bot.example/hook-4711', 'An HTTPS URL must be provided for webhook'],
  ['https://127.0.0.1/hook-4711', 'IP address 127.0.0.1 is reserved'],
])('what Telegram has against %s it says itself', async (url, sentence) => {
  const { telegram, bot } = aTelegram()
  const { api } = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock })

  const error = await setWebhook({ caller: api, events: new Events() }, { ...WEBHOOK, url }).catch((reason) => reason)

  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ reason: 'bad-request', description: `Bad Request: bad webhook: ${sentence}` })
  expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/4711|Tr0ub/)
})

test('who begins to listen when the webhook is set is warned, once, that it comes too late', async () => {
  telegram.answers('setWebhook', true)
  const webhook = aWebhook()
  webhook.events.on('joinRequest', () => {})
  await setWebhook(webhook, WEBHOOK)

  webhook.events.on('memberJoined', () => {})
  webhook.events.on('memberLeft', () => {})
  webhook.events.on('accessChanged', () => {})

  expect(webhook.warnings).toEqual([
    'updates-unasked: Somebody listens to what needs chat_member, for which Telegram was not asked when the webhook ' +
      'was set. Listen first and then call `setWebhook`, or name it in `allowedUpdates`.',
  ])
})

test('where nothing was asked for, only what never comes by itself is worth a warning', async () => {
  telegram.answers('setWebhook', true)
  const webhook = aWebhook()
  await setWebhook(webhook, WEBHOOK)

  webhook.events.on('joinRequest', () => {})
  expect(webhook.warnings).toEqual([])

  webhook.events.on('memberLeft', () => {})
  expect(webhook.warnings).toHaveLength(1)
})

test('a webhook that is set anew or deleted is not warned of any more', async () => {
  telegram.answers('setWebhook', true)
  const sent = telegram.answers('deleteWebhook', true)
  const webhook = aWebhook()

  await setWebhook(webhook, WEBHOOK)
  await setWebhook(webhook, { ...WEBHOOK, allowedUpdates: ['chat_member', 'my_chat_member'] })
  webhook.events.on('memberJoined', () => {})()
  await deleteWebhook(webhook, {})
  webhook.events.on('joinRequest', () => {})

  expect(webhook.warnings).toEqual([])
  expect(sent).toEqual([{}])
})

test('what waits is forgotten with the webhook only if it is said', async () => {
  const sent = telegram.answers('deleteWebhook', true)

  await deleteWebhook(aWebhook(), { dropPendingUpdates: true })

  expect(sent).toEqual([{ drop_pending_updates: true }])
})

test('deleteWebhook has no other options', async () => {
  // @ts-expect-error: it says which updates
  const error = await deleteWebhook(aWebhook(), { dropPending: true }).catch((reason) => reason)

  expect(error).toMatchObject({ name: 'InvalidOptionsError', option: 'dropPending' })
})
