import { inspect } from 'node:util'
import { Client, type MemberJoined } from 'invitegram'
import { expect, test } from 'vitest'
import { TOKEN } from '../support/bot-api'
import { aChat } from '../support/builders'
import { aMemberChange, LINK, OLGA } from './member-change'
import { aWatchedChat, NOW } from './watched-chat'

/** What a client tells of one update. */
async function toldOf(update: ReturnType<typeof aMemberChange>): Promise<MemberJoined | undefined> {
  const client = new Client(TOKEN)
  const joined: MemberJoined[] = []
  client.on('memberJoined', (event) => joined.push(event))
  await client.handleUpdate(update)
  return joined[0]
}

test('who comes through a link is told with the link, at hand to be used', async () => {
  const { client, chat, uma, joined, tell } = await aWatchedChat()
  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign', limit: 50 })

  uma.join(link)
  const [update] = await tell()

  expect(joined).toEqual([
    {
      chat: { id: chat.id, type: 'supergroup', title: 'Chess club', username: null },
      user: {
        id: 2001,
        isBot: false,
        firstName: 'Uma',
        lastName: null,
        username: null,
        languageCode: null,
        isPremium: false,
      },
      via: { by: 'link', link },
      date: NOW,
      rejoin: null,
      until: null,
      updateId: update?.update_id,
    },
  ])
  const [event] = joined
  if (event?.via.by !== 'link') throw new Error('no link')
  await event.via.link.revoke()
  expect(chat.links[0]?.isRevoked).toBe(true)
})

test('who asked through a link and was let in by an administrator', async () => {
  const { client, chat, olga, uma, joined, tell } = await aWatchedChat()
  const link = await client.createInviteLink(chat.id, { title: 'Gate', requireApproval: true })

  uma.join(link)
  olga.approve(chat, uma)
  await tell()

  expect(joined[0]?.via).toMatchObject({
    by: 'request',
    link: { url: link.url },
    approvedBy: { id: 1001, firstName: 'Olga' },
  })
})

test('who was let in by the bot itself', async () => {
  const { client, chat, uma, joined, tell } = await aWatchedChat()
  const link = await client.createInviteLink(chat.id, { requireApproval: true })

  uma.join(link)
  await client.approveJoinRequest(chat.id, uma.id)
  await tell()

  expect(joined[0]?.via).toMatchObject({ by: 'request', link: { url: link.url }, approvedBy: { id: 700100 } })
})

test('who asked at the door of a public chat', async () => {
  const { chat, olga, uma, joined, tell } = await aWatchedChat({ username: 'chess_club', joinByRequest: true })

  uma.requestToJoin(chat)
  olga.approve(chat, uma)
  await tell()

  expect(joined[0]?.via).toMatchObject({ by: 'request', link: null, approvedBy: { id: 1001 } })
})

test('a link that no longer requires approval when the request is answered', async () => {
  const { client, chat, olga, uma, joined, tell } = await aWatchedChat()
  const link = await client.createInviteLink(chat.id, { requireApproval: true })

  uma.join(link)
  await link.edit({ requireApproval: false })
  olga.approve(chat, uma)
  await tell()

  expect(joined[0]?.via).toMatchObject({ by: 'request', link: { url: link.url }, approvedBy: { id: 1001 } })
})

test('an approval in which Telegram names nobody but the applicant', async () => {
  const { client, chat, olga, uma, joined, tell } = await aWatchedChat({}, { unknowns: { approvalFrom: 'applicant' } })
  const link = await client.createInviteLink(chat.id, { requireApproval: true })

  uma.join(link)
  olga.approve(chat, uma)
  await tell()

  expect(joined[0]?.via).toMatchObject({ by: 'request', link: { url: link.url }, approvedBy: null })
})

test('who comes through a folder', async () => {
  const { chat, uma, joined, tell } = await aWatchedChat()

  uma.joinThroughFolder(chat)
  await tell()

  expect(joined[0]?.via).toEqual({ by: 'folder' })
})

test('of a basic group, Telegram does not tell who came through a folder', async () => {
  const { chat, uma, joined, tell } = await aWatchedChat({ type: 'group' })

  uma.joinThroughFolder(chat)
  await tell()

  expect(joined[0]?.via).toEqual({
    by: 'unknown',
    because:
      'Telegram names no folder links in basic groups: they may have come through one, or come back after they had left',
  })
})

test('who was put in by somebody', async () => {
  const { chat, olga, uma, joined, tell } = await aWatchedChat()

  olga.add(chat, uma)
  await tell()

  expect(joined[0]?.via).toMatchObject({ by: 'added', actor: { id: 1001, firstName: 'Olga' } })
})

test('who was made an administrator from outside', async () => {
  const { chat, olga, uma, joined, tell } = await aWatchedChat({ type: 'channel' })

  olga.promote(chat, uma, { canPostMessages: true })
  await tell()

  expect(joined[0]?.via).toMatchObject({ by: 'added', actor: { id: 1001 } })
})

test('who joins a public chat', async () => {
  const { chat, uma, joined, tell } = await aWatchedChat({ username: 'chess_club' })

  uma.join('@chess_club')
  await tell()

  expect(joined[0]).toMatchObject({ chat: { id: chat.id, username: 'chess_club' }, via: { by: 'public' } })
})

test('a link of a public chat counts only where the app has used it', async () => {
  const bypassing = await aWatchedChat({ username: 'chess_club' })
  const using = await aWatchedChat({ username: 'chess_club' }, { unknowns: { publicChatsBypassLinks: false } })

  bypassing.uma.join(await bypassing.client.createInviteLink(bypassing.chat.id))
  using.uma.join(await using.client.createInviteLink(using.chat.id))
  await bypassing.tell()
  await using.tell()

  expect(bypassing.joined[0]?.via.by).toBe('public')
  expect(using.joined[0]?.via.by).toBe('link')
})

test('a private chat, and no door named', async () => {
  const joined = await toldOf(aMemberChange())

  expect(joined?.via).toEqual({
    by: 'unknown',
    because:
      'Telegram names neither a link nor anybody who let them in, and the chat is private: they may have come through a community, from the channel that the chat belongs to, or back to what they have paid for, among other ways',
  })
})

test("another administrator's link is cut, and still a link", async () => {
  const { chat, olga, uma, joined, tell } = await aWatchedChat()
  const link = olga.createLink(chat, { title: "Olga's" })

  uma.join(link)
  await tell()

  expect(joined[0]?.via).toMatchObject({ by: 'link', link: { title: "Olga's", isTruncated: true } })
})

test('who pays for a stay is told with its end', async () => {
  const { client, chat, uma, joined, tell } = await aWatchedChat({ type: 'channel' })
  const link = await client.createSubscriptionLink(chat.id, { title: 'Patrons', price: 250 })

  uma.join(link)
  await tell()

  expect(joined[0]).toMatchObject({
    via: { by: 'link', link: { kind: 'subscription' } },
    until: new Date('2027-03-31T12:00:00Z'),
  })
})

test('the end of restrictions is not the end of a stay', async () => {
  const { client, chat, uma, joined, tell } = await aWatchedChat()
  chat.restrict(uma, { until: new Date('2027-04-01T00:00:00Z'), isMember: false })

  uma.join(await client.createInviteLink(chat.id))
  await tell()

  expect(joined[0]).toMatchObject({ via: { by: 'link' }, until: null })
})

test('who was seen leaving comes back, each time', async () => {
  const { client, chat, uma, joined, tell } = await aWatchedChat()
  const link = await client.createInviteLink(chat.id)

  uma.join(link)
  uma.leave(chat)
  uma.join(link)
  uma.leave(chat)
  uma.join(link)
  await tell()

  expect(joined.map(({ rejoin }) => rejoin)).toEqual([null, true, true])
})

test('who left another chat does not come back to this one', async () => {
  const { telegram, bot, client, chat, uma, olga, joined, tell } = await aWatchedChat()
  const other = telegram.addChat({ type: 'supergroup', owner: olga })
  other.promote(bot, { canInviteUsers: true })

  olga.add(other, uma)
  uma.leave(other)
  uma.join(await client.createInviteLink(chat.id))
  await tell()

  expect(joined.map((event) => [event.chat.id, event.rejoin])).toEqual([
    [other.id, null],
    [chat.id, null],
  ])
})

test('what is printed or written as JSON is the facts alone', async () => {
  const joined = await toldOf(aMemberChange({ from: OLGA }))

  expect(JSON.parse(JSON.stringify(joined))).toEqual({
    chat: { id: -1001234567890, type: 'supergroup', title: 'Chess club', username: null },
    user: {
      id: 2001,
      isBot: false,
      firstName: 'Uma',
      lastName: null,
      username: null,
      languageCode: null,
      isPremium: false,
    },
    date: '2027-03-01T12:00:00.000Z',
    updateId: 900001,
    via: {
      by: 'added',
      actor: {
        id: 1001,
        isBot: false,
        firstName: 'Olga',
        lastName: null,
        username: null,
        languageCode: null,
        isPremium: false,
      },
    },
    until: null,
    rejoin: null,
  })
  expect(inspect(joined)).not.toContain('raw')
})

test("Telegram's own objects are at hand", async () => {
  const update = aMemberChange({ invite_link: LINK })

  const joined = await toldOf(update)

  expect(joined?.raw).toBe(update.chat_member)
  expect(joined?.chat.raw).toEqual(aChat())
  expect(joined?.user.raw).toEqual({ id: 2001, is_bot: false, first_name: 'Uma' })
})
