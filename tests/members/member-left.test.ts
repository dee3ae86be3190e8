import { Client, type MemberLeft } from 'invitegram'
import { expect, test } from 'vitest'
import { TOKEN } from '../support/bot-api'
import { aMemberChange, banned, member, OLGA, out, restricted } from './member-change'
import { aWatchedChat, NOW } from './watched-chat'

test('who leaves', async () => {
  const { chat, uma, left, tell } = await aWatchedChat()
  chat.add(uma)

  uma.leave(chat)
  const [update] = await tell()

  expect(left).toMatchObject([
    {
      chat: { id: chat.id, title: 'Chess club' },
      user: { id: 2001, firstName: 'Uma' },
      reason: 'left',
      actor: null,
      isBanned: false,
      bannedUntil: null,
      date: NOW,
      updateId: update?.update_id,
    },
  ])
})

test('who is banned for ever', async () => {
  const { chat, olga, uma, left, tell } = await aWatchedChat()
  chat.add(uma)

  olga.ban(chat, uma)
  await tell()

  expect(left).toMatchObject([{ reason: 'removed', actor: { id: 1001 }, isBanned: true, bannedUntil: null }])
})

test('who is banned until a date', async () => {
  const { chat, olga, uma, left, tell } = await aWatchedChat()
  chat.add(uma)

  olga.ban(chat, uma, { until: new Date('2027-04-01T00:00:00Z') })
  await tell()

  expect(left).toMatchObject([
    { reason: 'removed', actor: { id: 1001 }, isBanned: true, bannedUntil: new Date('2027-04-01T00:00:00Z') },
  ])
})

test('who goes while restricted, and takes the restrictions along', async () => {
  const { chat, uma, left, tell } = await aWatchedChat()
  chat.restrict(uma, { until: new Date('2027-04-01T00:00:00Z') })

  uma.leave(chat)
  await tell()

  expect(left).toMatchObject([{ reason: 'left', isBanned: false, bannedUntil: null }])
})

test('whose paid time is over, and is not paid for again', async () => {
  const { telegram, client, chat, uma, left, tell } = await aWatchedChat({ type: 'channel' })
  uma.join(await client.createSubscriptionLink(chat.id, { price: 250 }))
  await tell()

  uma.cancelSubscription(chat)
  await telegram.clock.advance({ days: 30 })
  await tell()

  expect(left).toMatchObject([{ reason: 'lapsed', actor: null, date: new Date('2027-03-31T12:00:00Z') }])
})

test('who goes before the paid time is over has left', async () => {
  const { client, chat, uma, left, tell } = await aWatchedChat({ type: 'channel' })
  uma.join(await client.createSubscriptionLink(chat.id, { price: 250 }))

  uma.leave(chat)
  await tell()

  expect(left).toMatchObject([{ reason: 'left', actor: null }])
})

test.each([
  ['who is put out of a basic group', { from: OLGA }, { reason: 'removed', actor: { id: 1001 }, isBanned: false }],
  [
    'who is put out when the paid time is over, whoever is named',
    { from: OLGA, old_chat_member: member(1_803_902_400) },
    { reason: 'lapsed', actor: null, isBanned: false },
  ],
  [
    'who is banned when the paid time is over has not just lapsed',
    { from: OLGA, old_chat_member: member(1_803_902_400), new_chat_member: banned() },
    { reason: 'removed', actor: { id: 1001 }, isBanned: true },
  ],
  [
    'who goes in the second in which their restrictions end has left, and nothing lapsed',
    { old_chat_member: restricted(true, 1_803_902_400) },
    { reason: 'left', actor: null, isBanned: false },
  ],
])('%s', async (_, change, expected) => {
  const client = new Client(TOKEN)
  const left: MemberLeft[] = []
  client.on('memberLeft', (event) => left.push(event))

  await client.handleUpdate(aMemberChange({ old_chat_member: member(), new_chat_member: out(), ...change }))

  expect(left).toMatchObject([expected])
})
