import { expect, test } from 'vitest'
import { aScene, BOT_ID, badRequest, CHAT } from '../scene'

const ADA = 2001

test('who is known but has nothing to do with the chat has left', async () => {
  const { ask, telegram, bot } = aScene()
  telegram.meet(bot, telegram.addUser({ id: ADA, firstName: 'Ada' }))

  const said = await ask('getChatMember', { chat_id: CHAT, user_id: ADA })

  expect(said).toEqual({
    ok: true,
    result: { user: { id: ADA, is_bot: false, first_name: 'Ada' }, status: 'left' },
  })
})

test('who waits to be let in is known', async () => {
  const { ask, telegram, chat } = aScene()
  chat.addPendingRequest(telegram.addUser({ id: ADA }))

  const said = await ask('getChatMember', { chat_id: CHAT, user_id: ADA })

  expect(said).toMatchObject({ ok: true, result: { status: 'left' } })
})

test('of somebody unknown nothing is said, in a basic group in other words', async () => {
  const { ask, telegram, bot } = aScene()
  telegram.addUser({ id: ADA })
  const group = telegram.addChat({ type: 'group' })
  group.add(bot)

  const said = [
    await ask('getChatMember', { chat_id: CHAT, user_id: ADA }),
    await ask('getChatMember', { chat_id: group.id, user_id: ADA }),
  ]

  expect(said).toEqual([badRequest('PARTICIPANT_ID_INVALID'), badRequest('member not found')])
})

test('who is not in a channel learns about itself only', async () => {
  const { ask, telegram } = aScene()
  const channel = telegram.addChat({ type: 'channel', username: 'public_club' })
  channel.add(telegram.addUser({ id: ADA }))

  const said = [
    await ask('getChatMember', { chat_id: '@public_club', user_id: ADA }),
    await ask('getChatMember', { chat_id: '@public_club', user_id: BOT_ID }),
  ]

  expect(said[0]).toEqual(badRequest('member list is inaccessible'))
  expect(said[1]).toMatchObject({ ok: true, result: { status: 'left', user: { id: BOT_ID } } })
})

test('who has left a channel does not learn about others any more', async () => {
  const { ask, telegram, bot } = aScene()
  const channel = telegram.addChat({ type: 'channel', username: 'public_club' })
  channel.remove(bot)

  const said = await ask('getChatMember', { chat_id: channel.id, user_id: ADA })

  expect(said).toEqual(badRequest('member list is inaccessible'))
})

test('a private chat has two members', async () => {
  const { ask, telegram, bot } = aScene()
  telegram.startPrivateChat(bot, telegram.addUser({ id: ADA }))

  const said = [
    await ask('getChatMember', { chat_id: ADA, user_id: ADA }),
    await ask('getChatMember', { chat_id: ADA, user_id: BOT_ID }),
    await ask('getChatMember', { chat_id: ADA, user_id: 2002 }),
  ]

  expect(said[0]).toMatchObject({ ok: true, result: { status: 'member', user: { id: ADA } } })
  expect(said[1]).toMatchObject({ ok: true, result: { status: 'member', user: { id: BOT_ID } } })
  expect(said[2]).toEqual(badRequest('member not found'))
})

test('a basic group that is gone tells a bot about itself, not about others', async () => {
  const { ask, telegram, bot } = aScene()
  const group = telegram.addChat({ type: 'group' })
  group.promote(bot)
  group.deactivate()

  const said = [
    await ask('getChatMember', { chat_id: group.id, user_id: BOT_ID }),
    await ask('getChatMember', { chat_id: group.id, user_id: ADA }),
  ]

  expect(said).toMatchObject([
    { ok: true, result: { status: 'administrator' } },
    { ok: false, error_code: 403 },
  ])
})
