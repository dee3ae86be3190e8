import { getEventListeners } from 'node:events'
import { type ChatMigration, Client, InvalidOptionsError } from 'invitegram'
import { expect, test } from 'vitest'
import { TOKEN } from '../support/bot-api'
import { aTelegram } from '../support/telegram'

/** A client in two groups that become supergroups as soon as somebody calls there. */
function aClientWithMovingGroups() {
  const { telegram, bot } = aTelegram()
  const groups = ['one', 'two'].map((title) => telegram.addChat({ type: 'group', title }))
  for (const group of groups) {
    group.promote(bot, { canInviteUsers: true })
    telegram.faults.add({ kind: 'migration', chatId: group.id, times: 1 })
  }
  const [one = 0, two = 0] = groups.map(({ id }) => id)
  const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock })
  const move = async (id: number) => void (await client.createInviteLink(id))
  return { client, one, two, move }
}

test('several may listen, and are told in the order in which they began', async () => {
  const { client, one, move } = aClientWithMovingGroups()
  const told: [string, ChatMigration][] = []
  client.on('chatMigrated', (migration) => told.push(['first', migration]))
  client.on('chatMigrated', (migration) => told.push(['second', migration]))

  await move(one)

  expect(told).toEqual([
    ['first', { oldChatId: one, newChatId: expect.any(Number) }],
    ['second', { oldChatId: one, newChatId: expect.any(Number) }],
  ])
})

test('what `on` returns ends the listening', async () => {
  const { client, one, two, move } = aClientWithMovingGroups()
  const told: number[] = []
  const stop = client.on('chatMigrated', ({ oldChatId }) => told.push(oldChatId))

  await move(one)
  stop()
  stop()
  await move(two)

  expect(told).toEqual([one])
})

test('the same handler may listen twice, and each is ended by itself', async () => {
  const { client, one, two, move } = aClientWithMovingGroups()
  const told: number[] = []
  const handler = ({ oldChatId }: ChatMigration) => told.push(oldChatId)
  const stop = client.on('chatMigrated', handler)
  client.on('chatMigrated', handler)

  await move(one)
  stop()
  await move(two)

  expect(told).toEqual([one, one, two])
})

test('`once` is for the first time only', async () => {
  const { client, one, two, move } = aClientWithMovingGroups()
  const told: number[] = []
  client.on('chatMigrated', ({ oldChatId }) => told.push(oldChatId), { once: true })

  await move(one)
  await move(two)

  expect(told).toEqual([one])
})

test('a signal ends the listening, and one that was aborted before never lets it begin', async () => {
  const { client, one, two, move } = aClientWithMovingGroups()
  const told: number[] = []
  const ending = new AbortController()
  client.on('chatMigrated', ({ oldChatId }) => told.push(oldChatId), { signal: ending.signal })
  client.on('chatMigrated', ({ oldChatId }) => told.push(oldChatId), { signal: AbortSignal.abort() })

  await move(one)
  ending.abort()
  await move(two)

  expect(told).toEqual([one])
})

test('however much one signal ends, it is listened to once', () => {
  const { client } = aClientWithMovingGroups()
  const { signal } = new AbortController()

  for (let turn = 0; turn < 11; turn++) client.on('update', () => {}, { signal })()

  expect(getEventListeners(signal, 'abort')).toHaveLength(1)
})

test('a handler that throws reaches `error`, and harms neither the call nor the others', async () => {
  const { client, one, move } = aClientWithMovingGroups()
  const told: unknown[] = []
  client.on('chatMigrated', () => {
    throw new Error('at once')
  })
  client.on('chatMigrated', async () => {
    throw new Error('after a while')
  })
  client.on('chatMigrated', ({ oldChatId }) => told.push(oldChatId))
  const errors = new Promise<unknown[]>((resolve) => {
    const seen: unknown[] = []
    client.on('error', (error) => {
      if (seen.push(error) === 2) resolve(seen)
    })
  })

  await move(one)

  expect(told).toEqual([one])
  expect(await errors).toEqual([new Error('at once'), new Error('after a while')])
})

test('a handler that another one ends while both are told is not told', async () => {
  const { client, one, move } = aClientWithMovingGroups()
  const told: string[] = []
  client.on('chatMigrated', () => {
    told.push('first')
    stop()
  })
  const stop = client.on('chatMigrated', () => told.push('second'))

  await move(one)

  expect(told).toEqual(['first'])
})

/** What comes up as an unhandled rejection next. */
async function nextUnhandled(act: () => Promise<void>): Promise<unknown> {
  const others = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  const unhandled = new Promise((resolve) => process.once('unhandledRejection', resolve))
  await act()
  const reason = await unhandled
  for (const listener of others) process.on('unhandledRejection', listener)
  return reason
}

test('what a handler for errors throws is an unhandled rejection, and keeps no other error from it', async () => {
  const { client, one, move } = aClientWithMovingGroups()
  const told: unknown[] = []
  for (const text of ['first', 'second']) {
    client.on('chatMigrated', () => {
      throw new Error(text)
    })
  }
  client.on('error', (error) => {
    told.push(error)
    throw new Error('the log is full')
  })

  const reason = await nextUnhandled(() => move(one))

  expect(told).toEqual([new Error('first'), new Error('second')])
  expect(reason).toBeInstanceOf(AggregateError)
  expect((reason as AggregateError).errors).toEqual([new Error('the log is full'), new Error('the log is full')])
})

test('with nobody to listen for errors, what a handler throws is an unhandled rejection', async () => {
  const { client, one, move } = aClientWithMovingGroups()
  client.on('chatMigrated', () => {
    throw new Error('nobody listens')
  })
  const reason = await nextUnhandled(() => move(one))

  expect(reason).toEqual(new Error('nobody listens'))
})

test.each([
  [['chatmigrated', () => {}], 'event'],
  [['toString', () => {}], 'event'],
  [['chatMigrated', 'log'], 'handler'],
  [['chatMigrated', () => {}, { once: 1 }], 'once'],
  [['chatMigrated', () => {}, { signal: true }], 'signal'],
  [['chatMigrated', () => {}, { onc: true }], 'onc'],
])('%j is refused', (args, option) => {
  const listen = () => new Client(TOKEN).on(...(args as Parameters<Client['on']>))

  expect(listen).toThrow(InvalidOptionsError)
  expect(listen).toThrow(`\`${option}\``)
})
