// What is to go the same way in a Telegram within the runtime and in one behind a socket.

import { expectSame, until } from './expect'
import type { Scene } from './scene'

/** Makes a link, edits, replaces and revokes it. */
export async function lifeOfALink({ client, chatId }: Scene): Promise<void> {
  const link = await client.createInviteLink(chatId, { title: 'Spring 🌷', expireIn: { days: 7 }, limit: 50 })
  const { expiresAt } = link
  expectSame([link.title, link.limit, link.isExpired()], ['Spring 🌷', 50, false])

  await link.edit({ limit: 100 })
  expectSame([link.title, link.limit, link.expiresAt], ['Spring 🌷', 100, expiresAt])

  const next = await link.replace({ title: 'Summer' })
  expectSame([link.isRevoked, next.title, next.limit, next.isUsable()], [true, 'Summer', 100, true])

  await next.revoke()
  expectSame([next.isRevoked, next.isUsable()], [true, false])
}

/** Polls while two people come: one through an open link, one through a link with approval. */
export async function peopleCome({ client, chatId, join }: Scene): Promise<void> {
  const told: string[] = []
  client.on('memberJoined', ({ user, via }) => void told.push(`${user.firstName} came by ${via.by}`))
  client.on('joinRequest', async (request) => {
    told.push(`${request.user.firstName} asks`)
    await request.approve()
  })
  const open = await client.createInviteLink(chatId)
  const guarded = await client.createInviteLink(chatId, { requireApproval: true })
  // Who comes before Telegram was asked for joins is told of to nobody.
  await client.api.call('getUpdates', { allowed_updates: ['chat_member', 'chat_join_request'], timeout: 0 })

  const stop = new AbortController()
  const polling = client.poll({ signal: stop.signal })
  const outcomes = [await join('Ada', open.url)]
  await until(() => told.length === 1)
  outcomes.push(await join('Bob', guarded.url))
  await until(() => told.length === 3)
  stop.abort()
  await polling

  expectSame(outcomes, ['joined', 'requested'])
  expectSame(told, ['Ada came by link', 'Bob asks', 'Bob came by request'])
}
