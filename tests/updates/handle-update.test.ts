import { type Client, type Update, UpdateError } from 'invitegram'
import { expect, onTestFinished, test, vi } from 'vitest'
import { aGate, aPollingClient } from '../support/polling'

/** A client that has an update in hand, of Ada who asks to be let in. */
function aRequestInHand() {
  const scene = aPollingClient()
  const { telegram, chat, bot } = scene
  const link = chat.addLink({ creator: bot, requireApproval: true })
  telegram.addUser({ firstName: 'Ada' }).join(link)
  const [update] = bot.updates.pending as [Update]
  return { ...scene, update }
}

/** Hands over what may be no update at all: not everyone has a compiler. */
function hand(client: Client, update: unknown): Promise<void> {
  return client.handleUpdate(update as Update)
}

/** What is printed as a warning while a test runs. */
function printedWarnings(): string[] {
  const printed: string[] = []
  const spy = vi.spyOn(console, 'warn').mockImplementation((text: string) => void printed.push(text))
  onTestFinished(() => spy.mockRestore())
  return printed
}

test('an update by hand is told of, and waited for', async () => {
  const { client, update } = aRequestInHand()
  const gate = aGate()
  const story: string[] = []
  client.on('joinRequest', async ({ user }) => {
    await gate.opened
    story.push(`${user.firstName} was heard`)
  })

  const handling = client.handleUpdate(update).then(() => story.push('handled'))
  gate.open()
  await handling

  expect(story).toEqual(['Ada was heard', 'handled'])
})

test('one that comes again is handled once, also while it is being handled', async () => {
  const { client, update } = aRequestInHand()
  const told: unknown[] = []
  client.on('joinRequest', (request) => told.push(request))

  await Promise.all([client.handleUpdate(update), client.handleUpdate(structuredClone(update))])
  await client.handleUpdate(update)

  expect(told).toHaveLength(1)
})

test('one that failed may come again, and whoever brought it twice is told twice', async () => {
  const { client, update } = aRequestInHand()
  const failure = new Error('the database is away')
  const told: unknown[] = []
  const stop = client.on('joinRequest', () => Promise.reject(failure))

  const both = await Promise.allSettled([client.handleUpdate(update), client.handleUpdate(update)])
  stop()
  client.on('joinRequest', (request) => told.push(request))
  await client.handleUpdate(update)

  expect(both).toEqual([
    { status: 'rejected', reason: failure },
    { status: 'rejected', reason: failure },
  ])
  expect(told).toHaveLength(1)
})

test('a handler that throws keeps no other from being told, and all that was thrown is there', async () => {
  const { client, update } = aRequestInHand()
  const [one, other] = [new Error('one'), new Error('other')]
  const told: unknown[] = []
  client.on('update', () => Promise.reject(one))
  client.on('joinRequest', () => Promise.reject(other))
  client.on('joinRequest', (request) => told.push(request))

  const error = await client.handleUpdate(update).catch((error: unknown) => error)

  expect(error).toBeInstanceOf(AggregateError)
  expect((error as AggregateError).errors).toEqual([other, one])
  expect(told).toHaveLength(1)
})

test.each([undefined, null, 7, 'text', [], {}, { update_id: '7' }, { update_id: 1.5 }])(
  '%j is no update at all',
  async (update) => {
    const { client } = aPollingClient()
    client.on('error', () => {})

    await expect(hand(client, update)).rejects.toMatchObject({ name: 'InvalidOptionsError' })
  },
)

test('an update that is not as Telegram sends it goes to `error`, with its id, and is handled', async () => {
  const { client } = aPollingClient()
  const errors: unknown[] = []
  client.on('joinRequest', () => {})
  client.on('error', (error) => errors.push(error))
  const update = { update_id: 7, chat_join_request: { chat: { id: -1, type: 'supergroup' }, from: { id: 'Ada' } } }

  await hand(client, update)
  await hand(client, update)

  expect(errors).toHaveLength(1)
  expect(errors[0]).toBeInstanceOf(UpdateError)
  expect(errors[0]).toMatchObject({ kind: 'update', updateId: 7, path: expect.stringContaining('chat_join_request') })
})

test('with nobody to listen for errors it is printed, and handled all the same', async () => {
  const printed = printedWarnings()
  const { client } = aPollingClient()
  client.on('joinRequest', () => {})

  await hand(client, { update_id: 7, chat_join_request: 5 })

  expect(printed).toEqual(['Expected `chat_join_request` of the update to be an object'])
})

test('what nobody listens to is not even read', async () => {
  const { client } = aPollingClient()
  const updates: Update[] = []
  client.on('update', (update) => updates.push(update))

  await hand(client, { update_id: 7, chat_member: 5 })

  expect(updates).toEqual([{ update_id: 7, chat_member: 5 }])
})

test('a group says itself that it became a supergroup, once', async () => {
  const { telegram, bot, client, owner } = aPollingClient()
  const group = telegram.addChat({ type: 'group', title: 'Chess', owner })
  group.promote(bot, { canInviteUsers: true })
  const moved: unknown[] = []
  client.on('chatMigrated', (migration) => moved.push(migration))

  const supergroup = owner.upgrade(group)
  for (const update of bot.updates.pending as Update[]) await client.handleUpdate(update)
  const link = await client.createInviteLink(group.id)

  expect(moved).toEqual([{ oldChatId: group.id, newChatId: supergroup.id }])
  expect(link.chatId).toBe(supergroup.id)
})

test('a group that nobody could take note of is told of again', async () => {
  const { client } = aPollingClient()
  const failure = new Error('the database is away')
  const moved: unknown[] = []
  const stop = client.on('chatMigrated', () => Promise.reject(failure))
  const update = { update_id: 7, message: { migrate_to_chat_id: -1001234567890, chat: { id: -5 } } }

  await expect(hand(client, update)).rejects.toBe(failure)
  stop()
  client.on('chatMigrated', (migration) => moved.push(migration))
  await hand(client, update)
  await hand(client, { ...update, update_id: 8 })

  expect(moved).toEqual([{ oldChatId: -5, newChatId: -1001234567890 }])
})

test('a first time at which the handler throws does not count, where nobody hears of it', async () => {
  const { client, update } = aRequestInHand()
  const failure = new Error('the database is away')
  const attempts: string[] = []
  const listen = () => {
    attempts.push('asked')
    if (attempts.length === 1) throw failure
  }
  client.on('joinRequest', listen, { once: true })

  await expect(client.handleUpdate(update)).rejects.toBe(failure)
  await client.handleUpdate(update)
  await client.handleUpdate({ ...update, update_id: update.update_id + 1 })

  expect(attempts).toEqual(['asked', 'asked'])
})

test.each([
  { migrate_to_chat_id: 'far away', chat: { id: -5 } },
  { migrate_from_chat_id: -5, chat: null },
  { text: 'hello' },
  null,
])('a message like %j is no news of a group', async (message) => {
  const { client } = aPollingClient()
  const moved: unknown[] = []
  client.on('chatMigrated', (migration) => moved.push(migration))

  await hand(client, { update_id: 7, message })

  expect(moved).toEqual([])
})

test('who listens to people, and has no update of theirs asked for, is warned', async () => {
  const { client, update, keep } = aRequestInHand()
  const warnings: unknown[] = []
  client.on('memberJoined', () => {})
  client.on('warning', (warning) => warnings.push(warning))
  await keep('message')

  await client.handleUpdate(update)
  await expect.poll(() => warnings).toHaveLength(1)

  expect(warnings).toEqual([
    { code: 'updates-unasked', message: expect.stringContaining('`chat_member`'), chatId: null },
  ])
})

test('so is who begins to listen later', async () => {
  const { client, update, keep } = aRequestInHand()
  const warnings: string[] = []
  client.on('warning', ({ code }) => warnings.push(code))
  await keep('message')
  await client.handleUpdate(update)

  client.on('memberJoined', () => {})
  await client.handleUpdate({ ...update, update_id: update.update_id + 1 })

  await expect.poll(() => warnings).toEqual(['updates-unasked'])
})

test('who has it asked for is not', async () => {
  const { telegram, client, update, keep } = aRequestInHand()
  const warnings: unknown[] = []
  client.on('memberJoined', () => {})
  client.on('warning', (warning) => warnings.push(warning))
  await keep('chat_member')

  await client.handleUpdate(update)
  await expect.poll(() => telegram.calls.at(-1)?.method).toBe('getWebhookInfo')
  await client.close()

  expect(warnings).toEqual([])
})

test('for who does not listen to people, Telegram is not even asked', async () => {
  const { telegram, client, update } = aRequestInHand()
  client.on('joinRequest', () => {})

  await client.handleUpdate(update)
  await client.close()

  expect(telegram.calls).toEqual([])
})

test('a warning that nobody listens to is printed', async () => {
  const printed = printedWarnings()
  const { client, update, keep } = aRequestInHand()
  client.on('memberJoined', () => {})
  await keep('message')

  await client.handleUpdate(update)

  await expect.poll(() => printed).toHaveLength(1)
  expect(printed[0]).toContain('Telegram was not asked for `chat_member`')
})
