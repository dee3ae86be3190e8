import { type Client, type Update, UpdateError } from 'invitegram'
import { expect, test } from 'vitest'
import { aPollingClient } from '../support/polling'

/** A chat that Telegram tells the bot all about, and Ada at its door, who can go through a link that asks or one that does not. */
function aDoor() {
  const scene = aPollingClient()
  const { telegram, chat, bot, keep } = scene
  const ada = telegram.addUser({ firstName: 'Ada' })
  const olga = telegram.addUser({ firstName: 'Olga' })
  chat.promote(olga, { canInviteUsers: true, canPromoteMembers: true })
  const open = chat.addLink({ creator: bot, title: 'Open house' })
  const guarded = chat.addLink({ creator: bot, requireApproval: true })
  const newest = (): Update => {
    const update = bot.updates.pending.at(-1)
    if (update === undefined) throw new Error('Telegram has told nothing')
    return update as Update
  }
  const listenToAll = () => keep('chat_join_request', 'chat_member', 'my_chat_member')
  return { ...scene, ada, olga, open, guarded, newest, listenToAll }
}

/** Reads what may be no update at all: not everyone has a compiler. */
function read(client: Client, update: unknown): Promise<unknown> {
  return client.readUpdate(update as Update)
}

test('a request to join can act, though nobody listens to requests', async () => {
  const { client, chat, ada, guarded, newest, listenToAll } = aDoor()
  await listenToAll()
  ada.join(guarded)

  const { joinRequest, ...others } = await client.readUpdate(newest())
  const outcome = await joinRequest?.approve()

  expect(joinRequest?.user.firstName).toBe('Ada')
  expect(joinRequest?.updateId).toBe(newest().update_id - 1)
  expect(outcome).toBe('approved')
  expect(chat.member(ada)?.status).toBe('member')
  expect(others).toEqual({})
})

test('somebody who comes, leaves and comes again is read as that, and known again', async () => {
  const { client, chat, ada, open, newest, listenToAll } = aDoor()
  await listenToAll()

  ada.join(open)
  const came = await client.readUpdate(newest())
  ada.leave(chat)
  const went = await client.readUpdate(newest())
  ada.join(open)
  const cameAgain = await client.readUpdate(newest())

  expect(Object.keys(came)).toEqual(['memberJoined'])
  expect(came.memberJoined).toMatchObject({ via: { by: 'link', link: { title: 'Open house' } }, rejoin: null })
  expect(Object.keys(went)).toEqual(['memberLeft'])
  expect(went.memberLeft?.reason).toBe('left')
  expect(cameAgain.memberJoined?.rejoin).toBe(true)
})

test('somebody who is promoted is read as changed', async () => {
  const { client, chat, ada, olga, open, newest, listenToAll } = aDoor()
  await listenToAll()
  ada.join(open)

  olga.promote(chat, ada, { canInviteUsers: true })

  const news = await client.readUpdate(newest())
  expect(Object.keys(news)).toEqual(['memberChanged'])
  expect(news.memberChanged?.after.status).toBe('administrator')
})

test('what the bot may do from now on is read, too', async () => {
  const { client, telegram, bot, olga, newest, listenToAll } = aDoor()
  const club = telegram.addChat({ type: 'supergroup', title: 'Bridge club', owner: olga })
  olga.add(club, bot)
  await listenToAll()

  olga.promote(club, bot, { canInviteUsers: true })

  const { accessChanged } = await client.readUpdate(newest())
  expect(accessChanged?.chat.title).toBe('Bridge club')
  expect(accessChanged?.gained).toContain('canManageLinks')
})

test('to read an update is not to handle it, and tells nobody', async () => {
  const { client, telegram, ada, guarded, newest, listenToAll } = aDoor()
  const told: unknown[] = []
  client.on('joinRequest', (request) => told.push(request))
  await listenToAll()
  ada.join(guarded)
  const callsBefore = telegram.calls.length

  await client.readUpdate(newest())
  const toldByReading = told.length
  await client.handleUpdate(newest())

  expect(toldByReading).toBe(0)
  expect(told).toHaveLength(1)
  expect(telegram.calls).toHaveLength(callsBefore)
})

test.each([
  ['a message', { update_id: 7, message: { chat: { id: 1 } } }],
  ['somebody in a private chat', { update_id: 7, chat_member: aPrivateChange() }],
  ['nothing', { update_id: 7 }],
])('an update of %s has no news', async (_, update) => {
  const { client } = aPollingClient()

  expect(await read(client, update)).toEqual({})
})

test.each([undefined, 7, {}, { update_id: '7' }])('%o is refused, for it is no update', async (update) => {
  const { client } = aPollingClient()

  await expect(read(client, update)).rejects.toMatchObject({ name: 'InvalidOptionsError' })
})

test.each(['chat_join_request', 'chat_member', 'my_chat_member'])(
  'a broken %s says where it is broken',
  async (kind) => {
    const { client } = aPollingClient()

    const reading = read(client, { update_id: 7, [kind]: { chat: { id: 'here' } } })

    await expect(reading).rejects.toBeInstanceOf(UpdateError)
    await expect(reading).rejects.toMatchObject({ updateId: 7, path: expect.stringContaining(kind) })
  },
)

test('what goes wrong in an object that only looks like an update comes out as it is', async () => {
  const { client } = aPollingClient()
  const failure = new Error('The message is away')
  const update = {
    update_id: 7,
    get chat_member() {
      throw failure
    },
  }

  await expect(read(client, update)).rejects.toBe(failure)
})

function aPrivateChange() {
  const user = { id: 5, is_bot: false, first_name: 'Ada' }
  const [old_chat_member, new_chat_member] = ['member', 'left'].map((status) => ({ status, user }))
  return { chat: { id: 5, type: 'private', first_name: 'Ada' }, from: user, date: 1, old_chat_member, new_chat_member }
}
