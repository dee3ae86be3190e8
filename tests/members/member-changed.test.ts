import { Client, type MemberChanged } from 'invitegram'
import { expect, test } from 'vitest'
import { TOKEN } from '../support/bot-api'
import { aMemberChange, member, owner } from './member-change'
import { aWatchedChat, NOW } from './watched-chat'

test('who is made an administrator', async () => {
  const { chat, olga, uma, changed, joined, tell } = await aWatchedChat()
  chat.add(uma)

  olga.promote(chat, uma, { canInviteUsers: true })
  const [update] = await tell()

  expect(changed).toMatchObject([
    {
      chat: { id: chat.id },
      user: { id: 2001 },
      actor: { id: 1001 },
      date: NOW,
      updateId: update?.update_id,
    },
  ])
  expect(changed[0]?.before).toEqual({ status: 'member', isPresent: true, isAdministrator: false, until: null })
  expect(changed[0]?.after).toEqual({ status: 'administrator', isPresent: true, isAdministrator: true, until: null })
  expect(joined).toEqual([])
})

test('who is banned and has never been in', async () => {
  const { chat, olga, uma, changed, left, tell } = await aWatchedChat()

  olga.ban(chat, uma, { until: new Date('2027-04-01T00:00:00Z') })
  await tell()

  expect(changed).toMatchObject([
    {
      before: { status: 'left', isPresent: false, until: null },
      after: { status: 'kicked', isPresent: false, until: new Date('2027-04-01T00:00:00Z') },
    },
  ])
  expect(left).toEqual([])
})

test('who may come again', async () => {
  const { chat, olga, uma, changed, tell } = await aWatchedChat()
  chat.ban(uma)

  olga.unban(chat, uma)
  await tell()

  expect(changed).toMatchObject([
    { actor: { id: 1001 }, before: { status: 'kicked', until: null }, after: { status: 'left' } },
  ])
})

test('who pays again, and stays longer', async () => {
  const { telegram, client, chat, uma, changed, tell } = await aWatchedChat({ type: 'channel' })
  uma.join(await client.createSubscriptionLink(chat.id, { price: 250 }))
  await tell()

  await telegram.clock.advance({ days: 30 })
  await tell()

  expect(changed).toMatchObject([
    {
      actor: null,
      before: { status: 'member', until: new Date('2027-03-31T12:00:00Z') },
      after: { status: 'member', until: new Date('2027-04-30T12:00:00Z') },
    },
  ])
})

test('who becomes the owner runs the chat', async () => {
  const client = new Client(TOKEN)
  const changed: MemberChanged[] = []
  client.on('memberChanged', (event) => changed.push(event))

  await client.handleUpdate(aMemberChange({ old_chat_member: member(), new_chat_member: owner() }))

  expect(changed).toMatchObject([{ after: { status: 'creator', isPresent: true, isAdministrator: true } }])
})
