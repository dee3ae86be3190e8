import { ChatMigratedError, type ChatMigration, Client } from 'invitegram'
import { expect, test } from 'vitest'
import { botApi, CHAT, TOKEN } from '../support/bot-api'
import { aChatInviteLink } from '../support/builders'
import { aPatientClient } from '../support/patient'

/** A basic group in which the bot may invite, and that becomes a supergroup at the next call. */
function aMovingGroup() {
  const scene = aPatientClient()
  const owner = scene.telegram.addUser({ firstName: 'Olga' })
  const group = scene.telegram.addChat({ type: 'group', title: 'Chess club', owner })
  group.promote(scene.bot, { canInviteUsers: true })
  const movesNow = () => scene.telegram.faults.add({ kind: 'migration', chatId: group.id, times: 1 })
  return { ...scene, group, movesNow }
}

test('a call to a group that became a supergroup goes to the supergroup', async () => {
  const { client, group, movesNow, arrivals } = aMovingGroup()
  movesNow()

  const link = await client.createInviteLink(group.id, { title: 'Spring' })

  const newId = group.upgradedTo?.id
  expect(link.title).toBe('Spring')
  expect(arrivals.map(({ params }) => params.chat_id)).toEqual([group.id, newId])
  expect(group.upgradedTo?.links.some(({ title }) => title === 'Spring')).toBe(true)
})

test('the client remembers, and asks the old id no more', async () => {
  const { client, group, movesNow, arrivals } = aMovingGroup()
  movesNow()
  await client.getPrimaryInviteLink(group.id)

  await client.getPrimaryInviteLink(group.id)
  await client.getPrimaryInviteLink(`${group.id}`)

  const newId = group.upgradedTo?.id
  expect(arrivals.map(({ params }) => params.chat_id)).toEqual([group.id, newId, newId, newId])
})

test('a link made in the old days follows its group, and is known by either id', async () => {
  const { client, group, movesNow } = aMovingGroup()
  const link = await client.createInviteLink(group.id, { title: 'Spring' })
  movesNow()
  await client.getPrimaryInviteLink(group.id)
  const newId = group.upgradedTo?.id ?? 0

  const again = await client.createInviteLink(group.id, { title: 'Summer' })

  expect(again.chatId).toBe(newId)
  expect(() => client.inviteLink(newId, link.toJSON())).not.toThrow()
  await client.editInviteLink(newId, again, { title: 'Autumn' })
  await client.editInviteLink(group.id, again, { limit: 5 })
  expect([again.title, again.limit]).toEqual(['Autumn', 5])
})

test('who listens is told, once for each group', async () => {
  const { client, group, movesNow } = aMovingGroup()
  const told: ChatMigration[] = []
  client.on('chatMigrated', (migration) => told.push(migration))
  movesNow()

  await client.getPrimaryInviteLink(group.id)
  await client.getPrimaryInviteLink(group.id)

  expect(told).toEqual([{ oldChatId: group.id, newChatId: group.upgradedTo?.id }])
})

test('calls that are refused together are followed together, and told of once', async () => {
  const { telegram, client, group } = aMovingGroup()
  const told: ChatMigration[] = []
  client.on('chatMigrated', (migration) => told.push(migration))
  telegram.faults.add({ kind: 'migration', chatId: group.id, times: 1 })

  const links = await Promise.all(['a', 'b', 'c'].map((title) => client.createInviteLink(group.id, { title })))

  expect(links.map(({ title }) => title)).toEqual(['a', 'b', 'c'])
  expect(told).toHaveLength(1)
})

const telegram = botApi()
const MIGRATED = {
  error_code: 400,
  description: 'Bad Request: group chat was upgraded to a supergroup chat',
  parameters: { migrate_to_chat_id: CHAT },
}

test('it is followed once: a supergroup that would move again is an error', async () => {
  const sent = telegram.refuses('createChatInviteLink', MIGRATED)

  const failure = new Client(TOKEN).createInviteLink(-4242)

  await expect(failure).rejects.toBeInstanceOf(ChatMigratedError)
  expect(sent).toEqual([{ chat_id: -4242 }, { chat_id: CHAT }])
})

test('where two chats take part, it is not known which one moved', async () => {
  const sent = telegram.refuses('copyMessage', MIGRATED)

  const failure = new Client(TOKEN).api.call('copyMessage', { chat_id: -4242, from_chat_id: -77, message_id: 5 })

  await expect(failure).rejects.toMatchObject({ newChatId: CHAT })
  expect(sent).toHaveLength(1)
})

test('a layer sees the call once, with its final result', async () => {
  telegram.answers('createChatInviteLink', aChatInviteLink())
  telegram.refuses('getChat', MIGRATED)
  const seen: string[] = []
  const client = new Client(TOKEN, {
    layers: [
      (inner) => ({
        async call(method, params, options) {
          seen.push(method)
          return await inner.call(method, params, options)
        },
      }),
    ],
  })

  await expect(client.getPrimaryInviteLink(-4242)).rejects.toBeInstanceOf(ChatMigratedError)
  await client.createInviteLink(-4242)

  expect(seen).toEqual(['getChat', 'createChatInviteLink'])
})
