import { inspect } from 'node:util'
import { ApiError, Client, FirstJoinError, InvalidOptionsError } from 'invitegram'
import { expect, test } from 'vitest'
import { aMemberChange } from '../members/member-change'
import { aWatchedChat } from '../members/watched-chat'
import { CHAT, TOKEN } from '../support/bot-api'
import { aChatInviteLink, aUser } from '../support/builders'

/** A chat, and a link into it that is meant for Uma. */
async function aGrant() {
  const scene = await aWatchedChat()
  const link = await scene.client.createInviteLink(scene.chat.id, { title: 'For Uma', limit: 1 })
  const eve = scene.telegram.addUser({ id: 666, firstName: 'Eve' })
  return { ...scene, link, eve }
}

test('the first who comes closes the link behind them', async () => {
  const { link, chat, uma, tell } = await aGrant()
  const first = link.firstJoin({ intendedFor: 2001 })

  uma.join(link)
  await tell()

  expect(await first).toMatchObject({
    joined: { user: { id: 2001 }, chat: { id: chat.id } },
    user: { id: 2001, firstName: 'Uma' },
    isIntended: true,
    others: [],
  })
  expect(link.isRevoked).toBe(true)
  expect(chat.links[0]?.isRevoked).toBe(true)
})

test('somebody else who uses the link is found out', async () => {
  const { link, eve, tell } = await aGrant()
  const first = link.firstJoin({ intendedFor: 2001 })

  eve.join(link)
  await tell()

  expect(await first).toMatchObject({ user: { firstName: 'Eve' }, isIntended: false })
})

test('where nobody is named, nobody is right or wrong', async () => {
  const { link, uma, tell } = await aGrant()
  const first = link.firstJoin()

  uma.join(link)
  await tell()

  expect(await first).toMatchObject({ user: { id: 2001 }, isIntended: null })
})

test('who slips in before the link is closed is told of, too', async () => {
  const { telegram, link, chat, uma, eve, client, tell } = await aGrant()
  // The revoking takes its time, and meanwhile the place is free again.
  telegram.failUpstream('revokeChatInviteLink', { code: 420, message: 'FLOOD_WAIT_3' })
  const first = link.firstJoin({ intendedFor: 2001 })

  uma.join(link)
  await tell()
  uma.leave(chat)
  eve.join(link)
  await tell()
  await telegram.clock.advance({ seconds: 3 })

  const { user, others } = await first
  expect([user.id, ...others.map((other) => other.user.id)]).toEqual([2001, 666])
  expect(link.isRevoked).toBe(true)
  await client.close()
})

test('who comes is not among the others when the update comes again', async () => {
  const { telegram, link, client, chat } = await aGrant()
  const user = aUser({ id: 2001 })
  const change = aMemberChange({
    chat: { id: chat.id, type: 'supergroup', title: 'Chess club' },
    from: user,
    new_chat_member: { user, status: 'member' },
    invite_link: link.raw,
  })
  const stop = client.on('memberJoined', () => Promise.reject(new Error('the database is away')))
  telegram.failUpstream('revokeChatInviteLink', { code: 420, message: 'FLOOD_WAIT_3' })
  const first = link.firstJoin({ intendedFor: 2001 })

  await client.handleUpdate(change).catch(() => {})
  stop()
  await client.handleUpdate(change)
  await telegram.clock.advance({ seconds: 3 })

  expect(await first).toMatchObject({ isIntended: true, others: [] })
  await client.close()
})

test('a link may be left open', async () => {
  const { link, chat, uma, tell } = await aGrant()
  const first = link.firstJoin({ revoke: false })

  uma.join(link)
  await tell()

  expect(await first).toMatchObject({ user: { id: 2001 } })
  expect([link.isRevoked, chat.links[0]?.isRevoked]).toEqual([false, false])
})

test('who came is not lost if the link cannot be revoked', async () => {
  const { telegram, link, uma, client, tell } = await aGrant()
  telegram.failUpstream('revokeChatInviteLink', { code: 400, message: 'CHAT_ADMIN_REQUIRED' })
  const first = link.firstJoin({ intendedFor: 2001 }).catch((error) => error)

  uma.join(link)
  await tell()

  const error = await first
  expect(error).toBeInstanceOf(FirstJoinError)
  expect(error).toMatchObject({
    name: 'FirstJoinError',
    kind: 'first-join',
    message: `Somebody came through ${link.masked}, but it could not be revoked`,
    link: { url: link.url, isRevoked: false },
    first: { user: { id: 2001 }, isIntended: true, others: [] },
  })
  expect(error.cause).toBeInstanceOf(ApiError)
  expect([inspect(error), JSON.stringify(error)].join()).not.toContain(link.url)
  await client.close()
})

test('an abort before anybody comes leaves the link as it is', async () => {
  const { link, chat } = await aGrant()
  const stop = new AbortController()
  const first = link.firstJoin({ signal: stop.signal })

  stop.abort('lost patience')

  await expect(first).rejects.toBe('lost patience')
  expect(chat.links[0]?.isRevoked).toBe(false)
})

test('a signal that is aborted already ends it at once', async () => {
  const { link } = await aGrant()

  await expect(link.firstJoin({ signal: AbortSignal.abort('not today') })).rejects.toBe('not today')
})

test('an abort after somebody has come still closes the link', async () => {
  const { link, uma, tell } = await aGrant()
  const stop = new AbortController()
  const first = link.firstJoin({ signal: stop.signal })

  uma.join(link)
  await tell()
  stop.abort()

  expect(await first).toMatchObject({ user: { id: 2001 } })
  expect(link.isRevoked).toBe(true)
})

test('closing the client before anybody comes is an error', async () => {
  const { link, client } = await aGrant()
  const first = link.firstJoin().catch((error) => error)

  await client.close()

  expect(await first).toMatchObject({
    kind: 'transport',
    reason: 'closed',
    outcome: 'not-sent',
    message: 'revokeChatInviteLink: the client was closed before anybody came. Nothing was sent.',
  })
})

test('options may be changed after the call', async () => {
  const { link, uma, tell } = await aGrant()
  const options = { intendedFor: 2001, revoke: false }
  const first = link.firstJoin(options)
  Object.assign(options, { intendedFor: 666, revoke: true })

  uma.join(link)
  await tell()

  expect(await first).toMatchObject({ isIntended: true })
  expect(link.isRevoked).toBe(false)
})

test.each<[object, string]>([
  [{ for: 5 }, 'Expected `for` to be left out, as firstJoin has only intendedFor, signal, revoke'],
  [{ intendedFor: '5' }, "Expected `intendedFor` to be a person's id: a positive whole number"],
  [{ intendedFor: -5 }, "Expected `intendedFor` to be a person's id: a positive whole number"],
  [{ revoke: 'no' }, 'Expected `revoke` to be true or false'],
  [{ signal: {} }, 'Expected `signal` to be an AbortSignal'],
])('%j is refused', async (options, complaint) => {
  const { link } = await aGrant()

  await expect(link.firstJoin(options)).rejects.toThrow(complaint)
})

test("nobody can wait for who comes through another administrator's link", async () => {
  const link = new Client(TOKEN).inviteLink(CHAT, aChatInviteLink({ creator: aUser() }))

  await expect(link.firstJoin()).rejects.toThrow(InvalidOptionsError)
})
