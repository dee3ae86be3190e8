import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { Emulator } from 'invitegram/emulator'
import { expect, onTestFinished, test } from 'vitest'
import { Control } from '../../../src/emulator/standalone/control/control'
import { controlOverHttp } from '../../../src/emulator/standalone/control/http'
import { NOW } from '../scene'

interface Said {
  status: number
  body: unknown
}

/** A Telegram with a chat, its owner and a bot, and somebody who asks its control API. */
async function aControlledTelegram() {
  const telegram = new Emulator({ startAt: NOW })
  const bot = telegram.addBot({ id: 7, token: '7:secret' })
  const user = telegram.addUser({ id: 1, firstName: 'Olga' })
  const chat = telegram.addChat({ type: 'supergroup', id: -1_001_000_000_000_1, title: 'Chess club', owner: user })
  chat.promote(bot, { canInviteUsers: true })
  const control = new Control(telegram)
  control.know({ bot, user, chat })
  const server = await telegram.listen({ routes: { '/control/': controlOverHttp(control) } })
  onTestFinished(() => server.close())

  const ask = async (verb: string, path: string, json?: object): Promise<Said> => {
    const sent =
      json === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) }
    const response = await fetch(`${server.url}/control/${path}`, { method: verb, ...sent })
    return { status: response.status, body: await response.json() }
  }
  const post = async (path: string, json: object = {}) => (await ask('POST', path, json)).body
  return { telegram, bot, owner: user, chat, url: server.url, ask, post }
}

const CHAT = -1_001_000_000_000_1

test('people, bots and chats are added, and seen', async () => {
  const { telegram, ask, post } = await aControlledTelegram()

  const ada = await post('users', { id: 5, firstName: 'Ada', isPremium: true, stars: 100 })
  const bot = await post('bots', { token: '8:other', username: 'other_bot' })
  const channel = await post('chats', { type: 'channel', id: -1_002_000_000_000, title: 'News', owner: 5 })
  const { body: state } = await ask('GET', 'state')

  expect(ada).toMatchObject({ id: 5, firstName: 'Ada', isPremium: true, stars: 100, username: '' })
  expect(bot).toEqual({ id: 8, token: '8:other', firstName: 'Bot', username: 'other_bot' })
  expect(channel).toMatchObject({ id: -1_002_000_000_000, type: 'channel', memberCount: 1 })
  expect(telegram.chat(-1_002_000_000_000)?.members[0]?.user.id).toBe(5)
  expect(state).toMatchObject({
    now: '2027-03-01T12:00:00.000Z',
    bots: [{ id: 7 }, { id: 8 }],
    users: [{ id: 1 }, { id: 5 }],
    chats: [{ id: CHAT }, { id: -1_002_000_000_000 }],
  })
})

test('somebody asks to be let in through a link, and is', async () => {
  const { ask, post } = await aControlledTelegram()
  await post('users', { id: 5 })
  const link = (await post('users/1/createLink', { chat: CHAT, title: 'Spring', requireApproval: true })) as {
    url: string
  }

  const asked = await post('users/5/join', { link: link.url })
  const waiting = await ask('GET', `chats/${CHAT}`)
  const approved = await post('users/1/approve', { chat: CHAT, user: 5 })
  const { body: chat } = await ask('GET', `chats/${CHAT}`)

  expect(link).toMatchObject({ title: 'Spring', creator: 1, requiresApproval: true, expiresAt: null })
  expect(asked).toEqual({ outcome: 'requested' })
  expect(waiting.body).toMatchObject({ pendingRequests: [{ user: 5, link: link.url, date: NOW.toISOString() }] })
  expect(approved).toEqual({ outcome: 'approved' })
  expect(chat).toMatchObject({ memberCount: 3, pendingRequests: [], links: [{ url: link.url }] })
})

test('all that people do can be asked for', async () => {
  const { telegram, ask, post } = await aControlledTelegram()
  for (const id of [5, 6]) await post('users', { id, stars: 500 })
  await post('chats', { type: 'group', id: -50, owner: 1 })
  await post('chats', { type: 'channel', id: -1_003_000_000_000, username: 'news', owner: 1 })
  const news = -1_003_000_000_000
  const paid = { periodMs: 2_592_000_000, price: 250 }
  const until = '2027-03-02T00:00:00Z'

  const link = (await post('users/1/createLink', { chat: CHAT, expireAt: until, limit: 3 })) as { url: string }
  const sold = (await post('users/1/createLink', { chat: news, subscription: paid })) as { url: string }
  const outcomes = [
    await post('users/1/editLink', { chat: CHAT, link: link.url, limit: null, expireAt: null, title: 'New' }),
    await post('users/5/join', { chat: news }),
    await post('users/5/leave', { chat: news }),
    await post('users/5/join', { link: sold.url }),
    await post('users/5/cancelSubscription', { chat: news }),
    await post('users/5/resumeSubscription', { chat: news }),
    await post('users/6/joinThroughFolder', { chat: CHAT }),
    await post('users/6/requestToJoin', { chat: news }),
    await post('users/6/withdraw', { chat: news }),
    await post('users/1/ban', { chat: CHAT, user: 6, until }),
    await post('users/1/unban', { chat: CHAT, user: 6 }),
    await post('users/1/ban', { chat: CHAT, user: 6 }),
    await post('users/1/unban', { chat: CHAT, user: 6 }),
    await post('users/1/add', { chat: CHAT, user: 5 }),
    await post('users/1/promote', { chat: CHAT, user: 5, rights: { canInviteUsers: true } }),
    await post('users/5/primaryLink', { chat: CHAT }),
    await post('users/5/decline', { chat: CHAT, user: 6 }),
    await post('users/1/demote', { chat: CHAT, user: 5 }),
    await post('users/1/revokeLink', { chat: CHAT, link: link.url }),
    await post('users/1/setJoinByRequest', { chat: CHAT, isOn: true }),
    await post('users/1/setGuardBot', { chat: CHAT, bot: 7 }),
    await post('users/1/setGuardBot', { chat: CHAT, bot: null }),
    await post('users/1/makePublic', { chat: CHAT, username: 'club' }),
    await post('users/1/makePrivate', { chat: CHAT }),
    await post('users/5/startPrivateChat', { bot: 7 }),
    await post('users/5/write', { bot: 7, text: '/start' }),
    await post('users/5/block', { bot: 7 }),
    await post('users/5/unblock', { bot: 7 }),
    await post('users/1/upgrade', { chat: -50 }),
    await post('users/1/deleteChat', { chat: news }),
    await post('users/6/deleteAccount'),
  ]

  expect(outcomes).toMatchObject([
    { title: 'New', limit: null, expiresAt: null },
    { outcome: 'joined' },
    { outcome: 'left' },
    { outcome: 'joined' },
    { outcome: 'cancelled' },
    { outcome: 'resumed' },
    { outcome: 'joined' },
    { outcome: expect.any(String) },
    { outcome: 'no such request' },
    { outcome: 'banned' },
    { outcome: 'unbanned' },
    { outcome: 'banned' },
    { outcome: 'unbanned' },
    { outcome: 'added' },
    { outcome: 'done' },
    { isPrimary: true, creator: 5 },
    { outcome: 'no such request' },
    { outcome: 'demoted' },
    { isRevoked: true },
    { outcome: 'done' },
    { outcome: 'done' },
    { outcome: 'done' },
    { outcome: 'done' },
    { outcome: 'done' },
    { outcome: 'done' },
    { messageId: 1 },
    { outcome: 'done' },
    { outcome: 'done' },
    { type: 'supergroup' },
    { outcome: 'done' },
    { outcome: 'done' },
  ])
  expect(telegram.user(6)?.isDeleted).toBe(true)
  expect((await ask('GET', 'users/6')).body).toMatchObject({ id: 6, isDeleted: true })
  const upgraded = telegram.chat(-50)?.upgradedTo?.id
  expect((await ask('GET', 'state')).body).toMatchObject({
    chats: [{ id: CHAT }, { id: -50, upgradedTo: upgraded }, { id: news, isDeactivated: true }, { id: upgraded }],
  })
})

test('a request that was made at the door has no link', async () => {
  const { chat, telegram, ask } = await aControlledTelegram()
  chat.addPendingRequest(telegram.addUser({ id: 5 }))

  const { body } = await ask('GET', `chats/${CHAT}`)

  expect(body).toMatchObject({ pendingRequests: [{ user: 5, link: null }] })
})

test('a chat can be set up without anybody acting', async () => {
  const { chat, post } = await aControlledTelegram()
  for (const id of [5, 6, 8, 9]) await post('users', { id })
  const until = '2027-03-02T00:00:00Z'

  await post(`chats/${CHAT}/add`, { user: 5 })
  await post(`chats/${CHAT}/add`, { user: 6, until })
  await post(`chats/${CHAT}/promote`, { user: 8, rights: { canInviteUsers: true } })
  await post(`chats/${CHAT}/demote`, { user: 8 })
  await post(`chats/${CHAT}/remove`, { user: 5 })
  await post(`chats/${CHAT}/ban`, { user: 5, until })
  await post(`chats/${CHAT}/ban`, { user: 9 })

  expect(chat.members.map(({ user, status }) => [user.id, status])).toEqual([
    [1, 'creator'],
    [7, 'administrator'],
    [6, 'member'],
    [8, 'member'],
  ])
  expect(chat.banned.map(({ user }) => user.id)).toEqual([5, 9])
})

test('time passes when it is told to', async () => {
  const { telegram, post } = await aControlledTelegram()

  const answer = await post('clock/advance', { hours: 2, seconds: 1 })

  expect(answer).toEqual({ now: '2027-03-01T14:00:01.000Z' })
  expect(telegram.clock.now()).toEqual(new Date('2027-03-01T14:00:01Z'))
})

test('things go wrong, and right again', async () => {
  const { bot, url, ask, post } = await aControlledTelegram()
  const getMe = async () => (await fetch(`${url}/bot${bot.token}/getMe`)).status

  const added = await post('faults', { kind: 'server-error', method: 'getMe' })
  await post('faults', { kind: 'flood', retryAfterMs: 1000 })
  const statuses = [await getMe()]
  const { body: faults } = await ask('GET', 'faults')
  await ask('DELETE', 'faults/1')
  statuses.push(await getMe())
  await ask('DELETE', 'faults')
  statuses.push(await getMe())

  expect(added).toEqual({ id: 1, kind: 'server-error', hits: 0 })
  expect(faults).toEqual([
    { id: 1, kind: 'server-error', hits: 1 },
    { id: 2, kind: 'flood', hits: 0 },
  ])
  expect(statuses).toEqual([500, 429, 200])
})

test('the calls of bots can be looked at, those to the control API are none', async () => {
  const { bot, url, ask, post } = await aControlledTelegram()
  await post('faults', { kind: 'bad-gateway', times: 1 })
  for (const path of [`bot${bot.token}/getMe`, `bot${bot.token}/getChat?chat_id=5`, 'elsewhere']) {
    await (await fetch(`${url}/${path}`)).text()
  }

  const { body: calls } = await ask('GET', 'calls')

  expect(calls).toMatchObject([
    { bot: 7, method: 'getMe', params: {}, fault: 'bad-gateway', status: 502 },
    { bot: 7, method: 'getChat', params: { chat_id: '5' }, fault: null, status: 400 },
    { bot: null, method: '', status: 404, answer: '{"ok":false,"error_code":404,"description":"Not Found"}' },
  ])
})

test.each([
  ['GET', 'nowhere', 'There is nothing at GET /control/nowhere'],
  ['GET', 'users', 'There is nothing at GET /control/users'],
  ['DELETE', 'users/1', 'There is nothing at DELETE /control/users/1'],
  ['GET', 'a/b/c/d', 'There is nothing at GET /control/a/b/c'],
  ['GET', 'users/99', 'There is no user 99'],
  ['GET', 'chats/99', 'There is no chat 99'],
  ['POST', 'clock/rewind', 'There is no act rewind: there is advance'],
  ['POST', 'chats/-10010000000001/burn', 'There is no act burn: there are add, promote, demote, remove, ban'],
  ['POST', 'users/1/toString', 'There is no act toString'],
  ['DELETE', 'faults/9', 'There is no fault 9'],
])('%s %s is answered with 404, and why', async (verb, path, error) => {
  const { ask } = await aControlledTelegram()

  const said = await ask(verb, path, verb === 'POST' ? {} : undefined)

  expect(said.status).toBe(404)
  expect(said.body).toEqual({ error: expect.stringContaining(error) })
})

test.each([
  ['users', [], 'to be an object, for addUser, got an array'],
  ['users', { firstName: 5 }, 'Expected `firstName` to be a text, got 5'],
  ['users', { name: 'Ada' }, 'Expected `name` to be left out'],
  ['users', { id: 1 }, 'Expected `id` to be not taken, got 1'],
  ['users', { stars: '5' }, 'Expected `stars` to be a number'],
  ['chats', {}, 'Expected `type` to be a text'],
  ['chats', { type: 'club' }, "Expected `type` to be 'group', 'supergroup' or 'channel'"],
  ['chats', { type: 'channel', owner: 99 }, 'Expected `owner` to be the id of a user or bot, got 99'],
  ['chats', { type: 'channel', joinByRequest: 1 }, 'Expected `joinByRequest` to be true or false'],
  ['clock/advance', { hours: -1 }, 'not negative, got { hours: -1 }'],
  ['faults', { kind: 'earthquake' }, 'Expected `kind` to be one of flood'],
  ['users/1/join', {}, 'Expected `link` to be given, or else `chat`'],
  ['users/1/leave', { chat: 99 }, 'Expected `chat` to be the id of a chat, got 99'],
  ['users/1/leave', { chat: [CHAT] }, 'Expected `chat` to be the id of a chat, got an array'],
  ['users/1/leave', { chat: '' }, 'Expected `chat` to be the id of a chat, got ""'],
  ['users/1/approve', { chat: CHAT, user: true }, 'Expected `user` to be the id of a user, got true'],
  ['chats', { type: 'channel', owner: '0x1' }, 'Expected `owner` to be the id of a user or bot, got "0x1"'],
  ['users/1/approve', { chat: CHAT, user: 7 }, 'Expected `user` to be the id of a user, got 7'],
  ['users/1/createLink', { chat: CHAT, limit: '5' }, 'Expected `limit` to be a number or null'],
  ['users/1/createLink', { chat: CHAT, expireAt: 'soon' }, 'Expected `expireAt` to be a time such as'],
  ['users/1/createLink', { chat: CHAT, expireAt: 5 }, 'Expected `expireAt` to be a time such as'],
  ['users/1/createLink', { chat: CHAT, subscription: 5 }, 'Expected `subscription` to be { "periodMs"'],
  ['users/1/createLink', { chat: CHAT, subscription: { price: 5 } }, 'Expected `subscription` to be { "periodMs"'],
  ['users/1/revokeLink', { chat: CHAT, link: 'https://t.me/+none' }, 'Expected `link` to be the URL of a link'],
  ['users/1/promote', { chat: CHAT, user: 7, rights: { canInviteUsers: 1 } }, 'Expected `rights` to be rights'],
  ['users/1/write', { bot: 7, text: '' }, 'Expected `text` to be text of 1 to 4,096 characters'],
  ['users/1/block', { bot: 1 }, 'Expected `bot` to be the id of a bot'],
  ['users/1/setGuardBot', { chat: CHAT, bot: 1 }, 'Expected `bot` to be the id of a bot, or null'],
])('what makes no sense to %s is refused with a sentence', async (path, json, error) => {
  const { ask } = await aControlledTelegram()

  const said = await ask('POST', path, json)

  expect(said.status).toBe(400)
  expect(said.body).toEqual({ error: expect.stringContaining(error) })
})

test.each([
  ['{"firstName":', { 'content-type': 'application/json' }, 400, 'The body is not JSON'],
  ['{}', { 'content-type': 'text/plain' }, 415, 'The body has to be JSON'],
  ['', {}, 415, 'The body has to be JSON'],
])('the body %j is refused', async (body, headers, status, error) => {
  const { url } = await aControlledTelegram()

  const response = await fetch(`${url}/control/users`, { method: 'POST', headers, body })

  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({ error: expect.stringContaining(error) })
})

test('a body may be left empty', async () => {
  const { url } = await aControlledTelegram()
  const headers = { 'content-type': 'application/json' }

  const response = await fetch(`${url}/control/users`, { method: 'POST', headers })

  expect(await response.json()).toMatchObject({ firstName: 'User' })
})

test('a body that is too large is not read', async () => {
  const { url } = await aControlledTelegram()
  const headers = { 'content-type': 'application/json' }

  const response = await fetch(`${url}/control/users`, { method: 'POST', headers, body: ' '.repeat(2 ** 20 + 1) })

  expect(response.status).toBe(413)
})

test('who reaches it by another name than this machine’s own is turned away', async () => {
  const { url } = await aControlledTelegram()

  const [status, body] = await new Promise<[number | undefined, string]>((resolve) => {
    request(`${url}/control/state`, { headers: { host: 'evil.example' } }, async (response) =>
      resolve([response.statusCode, await text(response)]),
    ).end()
  })

  expect(status).toBe(403)
  expect(JSON.parse(body)).toEqual({ error: 'Only programs on this machine may ask' })
})

test('a fault of its own is not dressed up as an answer', async () => {
  const telegram = new Emulator()
  const control = new Control(telegram)
  Object.defineProperty(telegram.clock, 'now', {
    value: () => {
      throw new Error('broken by the test')
    },
  })

  const asking = controlOverHttp(control)(new Request('http://127.0.0.1/control/state'))

  await expect(asking).rejects.toThrow('broken by the test')
})
