import { getEventListeners } from 'node:events'
import { Client, InvalidOptionsError, type InviteLink, type LinkJoin } from 'invitegram'
import { expect, test } from 'vitest'
import { aMemberChange } from '../members/member-change'
import { aWatchedChat } from '../members/watched-chat'
import { CHAT, TOKEN } from '../support/bot-api'
import { aChatInviteLink, aUser } from '../support/builders'

const WIRE = aChatInviteLink()

/** A client that receives updates by hand, and a link of its own. */
function aLink() {
  const client = new Client(TOKEN)
  const link = client.inviteLink(CHAT, WIRE)
  /** Somebody comes through it. */
  const come = (userId: number, invite_link = WIRE) => {
    const user = aUser({ id: userId })
    const change = aMemberChange({ from: user, new_chat_member: { user, status: 'member' }, invite_link })
    return client.handleUpdate({ ...change, update_id: userId })
  }
  return { client, link, come }
}

const iterate = (link: InviteLink, options?: { signal: AbortSignal }) => link.joins(options)[Symbol.asyncIterator]()

/** The ids of all, to the end. */
async function idsOf(joins: AsyncIterable<LinkJoin>): Promise<number[]> {
  const ids: number[] = []
  for await (const { user } of joins) ids.push(user.id)
  return ids
}

/** Whether a client reads what is told of members: what nobody listens to, it does not. */
async function isListening(client: Client): Promise<boolean> {
  let isRead = false
  const stop = client.on('error', () => {
    isRead = true
  })
  const { chat_member, ...update } = aMemberChange()
  await client.handleUpdate({ ...update, chat_member: { ...chat_member, date: Number.NaN } })
  stop()
  return isRead
}

/** Whether a promise is settled when all is quiet. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false
  promise.finally(() => {
    settled = true
  })
  await new Promise(setImmediate)
  return settled
}

test('those who come through the link, by themselves or let in, and nobody else', async () => {
  const { telegram, client, chat, olga, uma, tell } = await aWatchedChat()
  const [ada, bob, cyd] = ['Ada', 'Bob', 'Cyd'].map((firstName) => telegram.addUser({ firstName }))
  if (!ada || !bob || !cyd) throw new Error('nobody there')
  const link = await client.createInviteLink(chat.id, { requireApproval: true })
  const other = await client.createInviteLink(chat.id)
  const joins = link.joins()

  ada.join(link)
  olga.approve(chat, ada)
  bob.join(other)
  olga.add(chat, cyd)
  await link.edit({ requireApproval: false })
  uma.join(link)
  await tell()
  await client.close()

  expect(await idsOf(joins)).toEqual([ada.id, uma.id])
})

test('who comes is told with the facts of the join', async () => {
  const { link, come } = aLink()
  const joins = iterate(link)

  await come(2001)

  expect(await joins.next()).toMatchObject({
    done: false,
    value: {
      chat: { id: -1001234567890, title: 'Chess club' },
      user: { id: 2001, firstName: 'Uma' },
      date: new Date('2027-03-01T12:00:00Z'),
      rejoin: null,
      until: null,
      updateId: 2001,
    },
  })
})

test('who comes between the call and the loop is not missed', async () => {
  const { client, link, come } = aLink()
  const joins = link.joins()

  await come(1)
  await come(2)
  await client.close()

  expect(await idsOf(joins)).toEqual([1, 2])
})

test('who came before the call is not told of', async () => {
  const { client, link, come } = aLink()
  client.on('memberJoined', () => {})

  await come(1)
  const joins = link.joins()
  await come(2)
  await client.close()

  expect(await idsOf(joins)).toEqual([2])
})

test('the loop waits for who comes next', async () => {
  const { link, come } = aLink()
  const joins = iterate(link)
  const [first, second] = [joins.next(), joins.next()]

  expect(await isSettled(first)).toBe(false)
  await come(1)
  await come(2)

  expect(await first).toMatchObject({ value: { user: { id: 1 } } })
  expect(await second).toMatchObject({ value: { user: { id: 2 } } })
})

test('links are told apart by case, and other spellings are the same link', async () => {
  const { client, link, come } = aLink()
  const joins = link.joins()

  await come(1, aChatInviteLink({ invite_link: 'https://t.me/+aBcDeFgHiJkLmNoP' }))
  await come(2, aChatInviteLink({ invite_link: 'https://t.me/joinchat/AbCdEfGhIjKlMnOp' }))
  await come(3, aChatInviteLink({ invite_link: 'https://t.me/+AbCdEfGh...' }))
  await client.close()

  expect(await idsOf(joins)).toEqual([2])
})

test('several at once see all who come', async () => {
  const { client, link, come } = aLink()
  const [one, other] = [link.joins(), link.joins()]

  await come(1)
  await client.close()

  expect([await idsOf(one), await idsOf(other)]).toEqual([[1], [1]])
})

test('an abort ends the loop, after those who have come by then', async () => {
  const { link, come } = aLink()
  const stop = new AbortController()
  const joins = link.joins({ signal: stop.signal })

  await come(1)
  stop.abort()
  await come(2)

  expect(await idsOf(joins)).toEqual([1])
})

test('an abort ends a loop that waits', async () => {
  const { link } = aLink()
  const stop = new AbortController()
  const ids = idsOf(link.joins({ signal: stop.signal }))

  stop.abort()

  expect(await ids).toEqual([])
})

test('a signal that is aborted already ends it at once', async () => {
  const { link } = aLink()

  expect(await idsOf(link.joins({ signal: AbortSignal.abort() }))).toEqual([])
})

test('closing the client ends a loop that waits', async () => {
  const { client, link } = aLink()
  const ids = idsOf(link.joins())

  await client.close()

  expect(await ids).toEqual([])
})

test('an update that comes again, because another handler failed, is told once', async () => {
  const { client, link, come } = aLink()
  const stop = client.on('memberJoined', () => Promise.reject(new Error('the database is away')))
  const joins = link.joins()

  await expect(come(1)).rejects.toThrow('the database is away')
  stop()
  await come(1)
  await come(2)
  await client.close()

  expect(await idsOf(joins)).toEqual([1, 2])
})

test('however many loops one signal ends, it is listened to once', async () => {
  const { link } = aLink()
  const stop = new AbortController()
  const loops = Array.from({ length: 11 }, () => iterate(link, { signal: stop.signal }))
  await new Promise(setImmediate)

  const listeners = getEventListeners(stop.signal, 'abort')
  await loops[0]?.return?.()
  const waiting = Promise.all(loops.map((loop) => loop.next()))
  stop.abort()

  expect(listeners).toHaveLength(1)
  expect(await waiting).toEqual(Array.from({ length: 11 }, () => ({ done: true, value: undefined })))
})

test('when the loop is left, nobody is listened to any more', async () => {
  const { client, link, come } = aLink()
  const joins = link.joins()
  await come(1)
  await come(2)

  for await (const { user } of joins) {
    expect(user.id).toBe(1)
    break
  }

  expect(await isListening(client)).toBe(false)
  expect(await idsOf(joins)).toEqual([])
})

test('a loop that is left before it began listens no more either', async () => {
  const { client, link } = aLink()
  const joins = iterate(link)
  expect(await isListening(client)).toBe(true)

  await joins.return?.()

  expect(await isListening(client)).toBe(false)
  expect(await joins.next()).toEqual({ done: true, value: undefined })
})

test.each<[string, unknown]>([
  ['an abort', { signal: AbortSignal.abort() }],
  ['options that cannot be right', { signal: 'stop' }],
])('after %s nobody is listened to', async (_, options) => {
  const { client, link } = aLink()

  link.joins(options as { signal: AbortSignal })
  await new Promise(setImmediate)

  expect(await isListening(client)).toBe(false)
})

test('of a thousand who nobody asks for the next waits to be handled, and nobody is lost', async () => {
  const { link, come } = aLink()
  const joins = iterate(link)
  for (let id = 1; id <= 1_000; id++) await come(id)

  const [next, another] = [come(1_001), come(1_002)]
  expect([await isSettled(next), await isSettled(another)]).toEqual([false, false])
  const first = await joins.next()
  expect([await isSettled(next), await isSettled(another)]).toEqual([false, false])
  const second = await joins.next()
  await Promise.all([next, another])

  expect([first.value?.user.id, second.value?.user.id]).toEqual([1, 2])
  const rest = []
  for (let id = 3; id <= 1_002; id++) rest.push((await joins.next()).value?.user.id)
  expect(rest).toEqual(Array.from({ length: 1_000 }, (_, at) => at + 3))
})

test('an abort lets those go on who wait to be handled', async () => {
  const { link, come } = aLink()
  const stop = new AbortController()
  const joins = link.joins({ signal: stop.signal })
  for (let id = 1; id <= 1_000; id++) await come(id)
  const next = come(1_001)
  expect(await isSettled(next)).toBe(false)

  stop.abort()
  await next

  expect(await idsOf(joins)).toHaveLength(1_001)
})

test.each<[string, Partial<typeof WIRE>]>([
  ['that was cut', { invite_link: 'https://t.me/+AbCdEfGh...' }],
  ['of another administrator, though it is whole', { creator: aUser() }],
])('a link %s is refused, for Telegram does not show it whole', async (_, foreign) => {
  const link = new Client(TOKEN).inviteLink(CHAT, aChatInviteLink(foreign))

  const failure = await iterate(link)
    .next()
    .catch((error) => error)

  expect(failure).toBeInstanceOf(InvalidOptionsError)
  expect(failure).toMatchObject({
    option: 'link',
    expected: "one of this bot's own links",
    hint: 'of those of others Telegram shows only the beginning: `memberJoined` tells of all who come',
  })
})

test('where the bot is not known by its id, the links of bots are taken for its own', async () => {
  const client = new Client({ call: () => Promise.reject(new Error('nothing to call')) })
  const [ofBot, ofUser] = [WIRE, aChatInviteLink({ creator: aUser() })].map((raw) => client.inviteLink(CHAT, raw))
  const joins = [ofBot, ofUser].map((link) => link?.joins({ signal: AbortSignal.abort() })[Symbol.asyncIterator]())

  await expect(joins[0]?.next()).resolves.toEqual({ done: true, value: undefined })
  await expect(joins[1]?.next()).rejects.toThrow(InvalidOptionsError)
})

test.each<[string, unknown, string]>([
  ['a signal that is none', { signal: 'stop' }, 'Expected `signal` to be an AbortSignal'],
  ['a name nobody reads', { signals: undefined }, 'did you mean `signal`?'],
  ['no options at all', null, 'Expected `options` to be an object, for joins'],
])('%s is refused when the first is asked for', async (_, options, complaint) => {
  const { link } = aLink()

  const joins = link.joins(options as { signal: AbortSignal })

  await expect(joins[Symbol.asyncIterator]().next()).rejects.toThrow(complaint)
})

test('of a closed client nobody comes any more', async () => {
  const { client, link } = aLink()
  await client.close()

  expect(await idsOf(link.joins())).toEqual([])
  await expect(link.firstJoin()).rejects.toMatchObject({ name: 'TransportError', reason: 'closed' })
})

test('who is let go by hand is told that it is over', async () => {
  const { client, link } = aLink()
  const joins = iterate(link)

  const end = await joins.return?.()

  expect(end).toEqual({ done: true, value: undefined })
  expect(await isListening(client)).toBe(false)
})
