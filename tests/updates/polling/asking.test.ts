import { Client, type Update } from 'invitegram'
import { expect, test } from 'vitest'
import { aPollingClient } from '../../support/polling'
import { aTelegram } from '../../support/telegram'

const DEFAULT_AND_MEMBERS = [
  ...['message', 'edited_message', 'channel_post', 'edited_channel_post', 'business_connection', 'business_message'],
  ...['edited_business_message', 'deleted_business_messages', 'guest_message', 'stopped_message_generation'],
  ...['inline_query', 'chosen_inline_result', 'callback_query', 'shipping_query', 'pre_checkout_query'],
  ...['purchased_paid_media', 'poll', 'poll_answer', 'my_chat_member', 'chat_join_request', 'chat_boost'],
  ...['removed_chat_boost', 'managed_bot', 'subscription', 'chat_member'],
]

/** What a client asks for in its first call. */
async function firstAsked(prepare: (client: Client) => void, options = {}) {
  const { telegram, bot } = aTelegram()
  const asked: unknown[] = []
  const stop = new AbortController()
  const client = new Client(bot.token, {
    clock: telegram.clock,
    fetch: (url, init) => {
      asked.push(JSON.parse(init.body))
      stop.abort()
      return telegram.fetch(url, init)
    },
  })
  prepare(client)
  await client.poll({ signal: stop.signal, ...options })
  return asked[0]
}

const nothing = () => {}

test.each([
  ['joinRequest', ['chat_join_request', 'my_chat_member']],
  ['memberJoined', ['chat_member', 'my_chat_member']],
  ['memberLeft', ['chat_member', 'my_chat_member']],
  ['memberChanged', ['chat_member', 'my_chat_member']],
  ['accessChanged', ['my_chat_member']],
  ['chatMigrated', ['message']],
  ['update', []],
] as const)('who listens to %s is brought %j', async (event, types) => {
  expect(await firstAsked((client) => client.on(event, nothing))).toEqual({
    offset: 0,
    limit: 100,
    timeout: 30,
    allowed_updates: types,
  })
})

test('several listeners are brought what each needs, and what the caller adds', async () => {
  const asked = await firstAsked(
    (client) => {
      client.on('memberJoined', nothing)
      client.on('joinRequest', nothing)
    },
    { allowedUpdates: ['message', 'chat_member'] },
  )

  expect(asked).toMatchObject({
    allowed_updates: ['chat_join_request', 'my_chat_member', 'chat_member', 'message'],
  })
})

test('who listens to every update and says which, gets those', async () => {
  const asked = await firstAsked((client) => client.on('update', nothing), { allowedUpdates: ['message'] })

  expect(asked).toMatchObject({ allowed_updates: ['message'] })
})

test('who listens to every update and to members, gets what comes by default, and members', async () => {
  const asked = await firstAsked((client) => {
    client.on('update', nothing)
    client.on('memberLeft', nothing)
  })

  expect(asked).toMatchObject({ allowed_updates: DEFAULT_AND_MEMBERS })
})

test('how many and how long is as the caller says', async () => {
  const asked = await firstAsked((client) => client.on('joinRequest', nothing), { limit: 7, waitMs: 12_900 })

  expect(asked).toMatchObject({ limit: 7, timeout: 12 })
})

test('who says what is wanted may poll before anybody listens', async () => {
  const asked = await firstAsked(nothing, { allowedUpdates: ['chat_member'] })

  expect(asked).toMatchObject({ allowed_updates: ['chat_member'] })
})

test('who begins to listen while it polls is served at once', async () => {
  const { telegram, bot, chat, client, poll, stop, asked } = aPollingClient()
  const [ada, bob] = ['Ada', 'Bob'].map((firstName) => telegram.addUser({ firstName }))
  const link = chat.addLink({ creator: bot })
  const told: string[] = []
  client.on('joinRequest', ({ user }) => told.push(`${user.firstName} asks`))
  bob?.join(chat.addLink({ creator: bot, requireApproval: true }))
  poll()
  // From then on it waits for more.
  await expect.poll(() => told).toEqual(['Bob asks'])

  client.on('memberJoined', ({ user }) => told.push(`${user.firstName} is in`))
  await expect.poll(async () => (await client.api.call('getWebhookInfo')).allowed_updates).toContain('chat_member')
  ada?.join(link)
  await expect.poll(() => told).toEqual(['Bob asks', 'Ada is in'])
  await stop()

  // The call after them waits for nothing: it confirms what is handled.
  const polls = asked().filter(({ timeout }) => timeout !== '0')
  expect(polls.at(-1)).toMatchObject({
    allowed_updates: '["chat_join_request","my_chat_member","chat_member"]',
  })
})

test('who stops listening is still brought what comes, for they may begin again', async () => {
  const { telegram, bot, chat, client, keep, poll, stop } = aPollingClient()
  const ada = telegram.addUser({ firstName: 'Ada' })
  const link = chat.addLink({ creator: bot })
  const updates: Update[] = []
  client.on('joinRequest', nothing)
  client.on('update', (update) => updates.push(update))
  const stopListening = client.on('memberJoined', nothing)
  await keep('chat_member')
  poll({ allowedUpdates: [] })

  stopListening()
  ada.join(link)
  await expect.poll(() => updates).toHaveLength(1)
  await stop()

  expect(updates[0]).toMatchObject({ chat_member: { new_chat_member: { user: { first_name: 'Ada' } } } })
})

test.each([
  [{ limit: 0 }, 'limit'],
  [{ limit: 101 }, 'limit'],
  [{ limit: 1.5 }, 'limit'],
  [{ concurrency: 0 }, 'concurrency'],
  [{ waitMs: 999 }, 'waitMs'],
  [{ waitMs: 50_001 }, 'waitMs'],
  [{ waitMs: Number.NaN }, 'waitMs'],
  [{ timeout: 30 }, 'timeout'],
  [{ signal: {} }, 'signal'],
  [{ onRetry: true }, 'onRetry'],
  [{ allowedUpdates: 'message' }, 'allowedUpdates'],
  [{ allowedUpdates: ['chat_membr'] }, 'allowedUpdates[0]'],
])('%j is refused by name', async (options, name) => {
  const { telegram, client } = aPollingClient()
  client.on('joinRequest', nothing)

  await expect(client.poll(options as object)).rejects.toMatchObject({ name: 'InvalidOptionsError', option: name })
  expect(telegram.calls).toEqual([])
})

test('updates() takes no concurrency, for it hands out one after another', async () => {
  const { client } = aPollingClient()

  const first = client.updates({ concurrency: 2 } as object).next()

  await expect(first).rejects.toMatchObject({ name: 'InvalidOptionsError', option: 'concurrency' })
})
