import { inspect } from 'node:util'
import { type AccessChange, Client, UpdateError } from 'invitegram'
import type { EmulatedBot } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { readAccessChange } from '../../src/access/access-change'
import { accessWarning } from '../../src/access/access-warning'
import { aBot, aChat, aUser } from '../support/builders'
import { aTelegram } from '../support/telegram'

/** What a bot was told of itself, as the client tells it. */
async function changesToldTo(bot: EmulatedBot): Promise<AccessChange[]> {
  const changes: AccessChange[] = []
  const client = new Client(bot.token)
  client.on('accessChanged', (change) => changes.push(change))
  for (const update of bot.updates.pending) await client.handleUpdate(update)
  return changes
}

/** A change of a bot in a supergroup. */
function aChange(old: object, present: object, more: object = {}): AccessChange {
  const user = aBot()
  const raw = {
    chat: aChat(),
    from: aUser(),
    date: 1_893_456_000,
    old_chat_member: { user, ...old },
    new_chat_member: { user, ...present },
    ...more,
  }
  return readAccessChange(raw as Parameters<typeof readAccessChange>[0], 42)
}

const MEMBER = { status: 'member' }
const LEFT = { status: 'left' }
const KICKED = { status: 'kicked', until_date: 0 }
const ADMINISTRATOR = { status: 'administrator', can_invite_users: true, can_restrict_members: false }
const SEER = { status: 'administrator', can_invite_users: false, can_restrict_members: false }

test('a bot is told that it was promoted, by whom, and what it can do now', async () => {
  const { bot, owner, chat } = aTelegram()
  chat.demote(bot)
  owner.promote(chat, bot, { canInviteUsers: true })

  const [change] = await changesToldTo(bot)

  const { update_id: updateId } = bot.updates.pending[0] ?? {}
  const none = { canManageLinks: false, canAnswerRequests: false, canSeeMembers: false, canRestrictMembers: false }
  expect(JSON.parse(JSON.stringify(change))).toEqual({
    updateId,
    chat: { id: chat.id, type: 'supergroup', title: 'Chess club', username: null },
    actor: expect.objectContaining({ id: owner.id, firstName: 'Olga' }),
    date: change?.date.toISOString(),
    before: { status: 'member', isPresent: true, isAdministrator: false, ...none },
    after: {
      status: 'administrator',
      isPresent: true,
      isAdministrator: true,
      canManageLinks: true,
      canAnswerRequests: true,
      canSeeMembers: true,
      canRestrictMembers: false,
    },
    gained: ['canManageLinks', 'canAnswerRequests', 'canSeeMembers'],
    lost: [],
  })
})

test('what Telegram sent is there, and not shown', () => {
  const change = aChange(MEMBER, ADMINISTRATOR)

  expect(change.raw.new_chat_member).toMatchObject({ can_invite_users: true })
  expect(change.date).toEqual(new Date('2030-01-01T00:00:00Z'))
  expect(inspect(change)).not.toContain('can_invite_users')
})

test('somebody blocks the bot, and lets it write again', async () => {
  const { telegram, bot } = aTelegram()
  const ada = telegram.addUser({ firstName: 'Ada', lastName: 'King' })
  telegram.startPrivateChat(bot, ada)
  ada.block(bot)
  ada.unblock(bot)

  const changes = await changesToldTo(bot)

  expect(changes.map(String)).toEqual(['Ada King blocked the bot', 'Ada King unblocked the bot'])
  expect(changes.map(({ after }) => after.isPresent)).toEqual([false, true])
})

test.each([
  [LEFT, MEMBER, 'Uma added the bot to “Chess club”'],
  [LEFT, SEER, 'Uma added the bot to “Chess club” as an administrator: it can now see who joins and leaves'],
  [
    MEMBER,
    ADMINISTRATOR,
    'Uma made the bot an administrator of “Chess club”: it can now manage invite links, answer join requests and see who joins and leaves',
  ],
  [
    ADMINISTRATOR,
    SEER,
    'Uma changed what the bot may do in “Chess club”: it can no longer manage invite links and answer join requests',
  ],
  [
    ADMINISTRATOR,
    { ...SEER, can_restrict_members: true },
    'Uma changed what the bot may do in “Chess club”: it can now ban people, but it can no longer manage invite links and answer join requests',
  ],
  [SEER, MEMBER, 'Uma made the bot a plain member of “Chess club”: it can no longer see who joins and leaves'],
  [SEER, KICKED, 'Uma removed the bot from “Chess club”: it can no longer see who joins and leaves'],
  [MEMBER, LEFT, 'Uma removed the bot from “Chess club”'],
  [MEMBER, { status: 'restricted', is_member: false }, 'Uma removed the bot from “Chess club”'],
  [LEFT, KICKED, 'Uma banned the bot in “Chess club”'],
  [KICKED, LEFT, 'Uma unbanned the bot in “Chess club”'],
  [MEMBER, { status: 'restricted', is_member: true }, 'Uma changed what the bot may do in “Chess club”'],
])('as text it says what happened: %j, %j', (old, present, sentence) => {
  const change = aChange(old, present)

  expect(`${change}`).toBe(sentence)
})

test('where the bot went by itself, it says so', () => {
  const change = aChange(MEMBER, LEFT, { from: aBot() })

  expect(`${change}`).toBe('The bot left “Chess club”')
})

test('a person without a name and a chat without a title are called by their numbers', () => {
  const nobody = { id: -1001234567890, type: 'supergroup' }

  const change = aChange(LEFT, MEMBER, { from: aUser({ first_name: '' }), chat: nobody })

  expect(`${change}`).toBe('User 2001 added the bot to chat -1001234567890')
})

test('nothing can be done in the direct messages of a channel, though the bot runs it', () => {
  const { after } = aChange(LEFT, ADMINISTRATOR, { chat: { ...aChat(), is_direct_messages: true } })

  expect(after).toMatchObject({ isAdministrator: true, canManageLinks: false, canSeeMembers: false })
})

test.each([
  ['my_chat_member.date', { date: '1893456000' }],
  ['my_chat_member.chat.type', { chat: { id: -1, type: 'club' } }],
  ['my_chat_member.chat.is_direct_messages', { chat: { ...aChat(), is_direct_messages: 'yes' } }],
  ['my_chat_member.from.id', { from: { ...aUser(), id: null } }],
  ['my_chat_member.old_chat_member', { old_chat_member: [] }],
  ['my_chat_member.old_chat_member.status', { old_chat_member: { user: aBot(), status: 'emperor' } }],
  ['my_chat_member.new_chat_member.can_invite_users', { new_chat_member: { ...ADMINISTRATOR, can_invite_users: 1 } }],
  ['my_chat_member.new_chat_member.user', { new_chat_member: MEMBER }],
])('what Telegram does not send is refused by its place: %s', (path, wrong) => {
  const read = () => aChange(LEFT, MEMBER, wrong)

  expect(read).toThrow(UpdateError)
  expect(read).toThrow(expect.objectContaining({ path }))
})

test.each([
  [
    'members-unseen',
    { members: true, requests: false },
    'Uma made the bot a plain member of “Chess club”: it can no longer manage invite links, answer join requests and see who joins and leaves. Telegram will not tell it who joins and leaves there. Make it an administrator.',
  ],
  [
    'requests-unseen',
    { members: false, requests: true },
    'Uma made the bot a plain member of “Chess club”: it can no longer manage invite links, answer join requests and see who joins and leaves. Telegram will not tell it who asks to be let in there. Make it an administrator who may invite users.',
  ],
  [
    'access-lost',
    { members: true, requests: true },
    'Uma made the bot a plain member of “Chess club”: it can no longer manage invite links, answer join requests and see who joins and leaves. Telegram will not tell it who joins and leaves there, or asks to be let in. Make it an administrator who may invite users.',
  ],
])('a loss is worth a warning to those who listen: %s', (code, listens, message) => {
  const warning = accessWarning(aChange(ADMINISTRATOR, MEMBER), listens)

  expect(warning).toEqual({ code, message, chatId: -1001234567890 })
})

test('the client gives that warning, once, to those who listen to members', async () => {
  const { bot, owner, chat } = aTelegram()
  owner.demote(chat, bot)
  const client = new Client(bot.token)
  const warnings: unknown[] = []
  client.on('memberJoined', () => {})
  client.on('warning', ({ code, chatId }) => warnings.push([code, chatId]))

  for (const update of bot.updates.pending) await client.handleUpdate(update)

  expect(warnings).toEqual([['members-unseen', chat.id]])
})

test('a bot that was put out has to come in again', () => {
  const warning = accessWarning(aChange(SEER, KICKED), { members: true, requests: true })

  expect(warning?.code).toBe('members-unseen')
  expect(warning?.message).toMatch(/Add it again, as an administrator\.$/)
})

test('a bot that comes in as a plain member hears of nobody', () => {
  const warning = accessWarning(aChange(LEFT, MEMBER), { members: true, requests: false })

  expect(warning?.code).toBe('members-unseen')
})

test.each([
  ['nobody listens', aChange(ADMINISTRATOR, MEMBER), { members: false, requests: false }],
  ['it could not before', aChange(MEMBER, LEFT), { members: true, requests: true }],
  ['it still can', aChange(ADMINISTRATOR, SEER), { members: true, requests: false }],
  [
    'it is a private chat',
    aChange(KICKED, MEMBER, { chat: { id: 2001, type: 'private', first_name: 'Uma' } }),
    { members: true, requests: true },
  ],
])('there is nothing to warn of where %s', (_, change, listens) => {
  expect(accessWarning(change, listens)).toBeNull()
})

test('a link in the title of a chat is masked in the warning', () => {
  const chat = aChat({ title: 'Join t.me/+AbCdEfGhIjKlMnOp' })

  const warning = accessWarning(aChange(SEER, MEMBER, { chat }), { members: true, requests: true })

  expect(warning?.message).toContain('t.me/+AbCd…')
  expect(warning?.message).not.toContain('AbCdEfGhIjKlMnOp')
})
