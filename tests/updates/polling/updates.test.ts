import type { Client } from 'invitegram'
import { expect, test } from 'vitest'
import { aPollingClient } from '../../support/polling'

/** Who has come so far, by their names. */
async function first(client: Client, count: number, names: (string | undefined)[] = []) {
  for await (const { chat_join_request: request } of client.updates()) {
    if (names.push(request?.from.first_name) === count) return names
  }
  return names
}

function anEntrance(...names: string[]) {
  const scene = aPollingClient({ retry: false })
  const { telegram, chat, bot } = scene
  const link = chat.addLink({ creator: bot, requireApproval: true })
  for (const firstName of names) telegram.addUser({ firstName }).join(link)
  return { ...scene, link }
}

test('updates come one by one, as Telegram sends them, and those who listen are told before', async () => {
  const { client } = anEntrance('Ada', 'Bob')
  const story: string[] = []
  client.on('joinRequest', ({ user }) => story.push(`${user.firstName} is heard of`))
  const stop = new AbortController()

  for await (const update of client.updates({ signal: stop.signal })) {
    story.push(`${update.chat_join_request?.from.first_name} is in hand`)
    if (story.length === 4) stop.abort()
  }

  expect(story).toEqual(['Ada is heard of', 'Ada is in hand', 'Bob is heard of', 'Bob is in hand'])
})

test('without a word on which, all come that Telegram sends by default', async () => {
  const { client, asked } = anEntrance('Ada')

  await first(client, 1)

  expect(asked()[0]).toMatchObject({ allowed_updates: '[]' })
})

test('those before the one at which the loop is left are confirmed; that one comes again', async () => {
  const { client, pendingIds } = anEntrance('Ada', 'Bob', 'Cyd')

  expect(await first(client, 2)).toEqual(['Ada', 'Bob'])

  expect(pendingIds()).toHaveLength(2)
  expect(await first(client, 2)).toEqual(['Bob', 'Cyd'])
})

test('what is thrown in the loop loses nothing', async () => {
  const { client } = anEntrance('Ada', 'Bob')
  const failure = new Error('the disk is full')
  const fail = async () => {
    for await (const _ of client.updates()) throw failure
  }

  await expect(fail()).rejects.toBe(failure)

  expect(await first(client, 2)).toEqual(['Ada', 'Bob'])
})

test('after an abort the loop ends when it asks for more, and all it had is confirmed', async () => {
  const { client, pendingIds } = anEntrance('Ada', 'Bob')
  const stop = new AbortController()
  const names: (string | undefined)[] = []

  for await (const { chat_join_request: request } of client.updates({ signal: stop.signal, limit: 1 })) {
    names.push(request?.from.first_name)
    stop.abort()
  }

  expect(names).toEqual(['Ada'])
  expect(pendingIds()).toHaveLength(1)
})

test('what a handler throws where nobody listens to it, the loop throws', async () => {
  const { client } = anEntrance('Ada')
  const failure = new Error('the database is away')
  const stopListening = client.on('joinRequest', () => Promise.reject(failure))

  await expect(first(client, 1)).rejects.toBe(failure)
  stopListening()

  expect(await first(client, 1)).toEqual(['Ada'])
})

test('those who listen are told once, though the loop is left and gone through again', async () => {
  const { client } = anEntrance('Ada', 'Bob')
  const heard: string[] = []
  client.on('joinRequest', ({ user }) => heard.push(user.firstName))

  await first(client, 1)
  await first(client, 1)

  expect(await first(client, 2)).toEqual(['Ada', 'Bob'])
  expect(heard).toEqual(['Ada', 'Bob'])
})

test('after an abort no more of the batch is handed out', async () => {
  const { client, pendingIds } = anEntrance('Ada', 'Bob', 'Cyd')
  const stop = new AbortController()
  const names: (string | undefined)[] = []

  for await (const { chat_join_request: request } of client.updates({ signal: stop.signal })) {
    names.push(request?.from.first_name)
    stop.abort()
  }

  expect(names).toEqual(['Ada'])
  expect(pendingIds()).toHaveLength(2)
})

test('the client may be closed in the loop; what is in hand then comes again', async () => {
  const { client, pendingIds } = anEntrance('Ada', 'Bob')
  const names: (string | undefined)[] = []
  client.on('warning', () => {})

  for await (const { chat_join_request: request } of client.updates()) {
    names.push(request?.from.first_name)
    await client.close()
  }

  expect(names).toEqual(['Ada'])
  expect(pendingIds()).toHaveLength(2)
})

test('to close the client does not wait for a loop that nobody goes through', async () => {
  const { client } = anEntrance('Ada', 'Bob')
  const updates = client.updates()
  await updates.next()

  await client.close()

  await expect(client.createInviteLink(-5)).rejects.toMatchObject({ reason: 'closed' })
})

test('what has been handled before is not handed out again', async () => {
  const { bot, client } = anEntrance('Ada', 'Bob')
  const [ada] = bot.updates.pending as [{ update_id: number }]

  await client.handleUpdate(ada)

  expect(await first(client, 1)).toEqual(['Bob'])
})

test('a closed client hands out nothing', async () => {
  const { client } = anEntrance('Ada')
  await client.close()

  await expect(client.updates().next()).rejects.toMatchObject({ name: 'TransportError', reason: 'closed' })
})
