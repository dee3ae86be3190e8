import { expect, test } from 'vitest'
import { aScene, badRequest, CHAT } from '../scene'

test.each([
  ['12', 12],
  ['12abc', 12],
  ['2.9', 2],
  ['4294967298', 2],
  ['-4294967295', 1],
  ['100001', 100_000],
  ['', null],
  ['0', null],
  ['-3', null],
  [' 12', null],
  ['+5', null],
  ['many', null],
])('a member_limit of "%s" is %s', async (sent, limit) => {
  const { ask, chat } = aScene({ unknowns: { memberLimit100000: null } })

  await ask('createChatInviteLink', { chat_id: CHAT, member_limit: sent })

  expect(chat.links[0]?.limit).toBe(limit)
})

test.each([
  ['1900000000', '2030-03-17T17:46:40.000Z'],
  ['2147483647', '2038-01-19T03:14:07.000Z'],
  ['2147483648', undefined],
  ['1798761600000', undefined],
  ['1767225600000', '2033-03-10T04:22:24.000Z'],
])('an expire_date of %s is %s', async (sent, expected) => {
  const { ask, chat } = aScene()

  await ask('createChatInviteLink', { chat_id: CHAT, expire_date: sent })

  expect(chat.links[0]?.expiresAt?.toISOString()).toBe(expected)
})

test.each([
  ['true', true],
  [' YES\t', true],
  ['1', true],
  ['True', true],
  ['2', false],
  ['on', false],
  ['truth', false],
  ['', false],
  ['\u00a0true', false],
])('creates_join_request of "%s" is %s', async (sent, expected) => {
  const { ask, chat } = aScene()

  await ask('createChatInviteLink', { chat_id: CHAT, creates_join_request: sent })

  expect(chat.links[0]?.requiresApproval).toBe(expected)
})

test.each([[`${CHAT}xyz`], ['-18446745074944119506'], ['18446743072474983726']])(
  'a chat_id of %s means the chat, for 64 bits wrap around',
  async (sent) => {
    const { ask } = aScene()

    const said = await ask('getChat', { chat_id: sent })

    expect(said).toMatchObject({ ok: true, result: { id: CHAT } })
  },
)

test('a chat_id that no double can hold is nobody’s', async () => {
  const { ask } = aScene()

  const said = await ask('getChat', { chat_id: '9007199254740993' })

  expect(said).toEqual(badRequest('chat not found'))
})

test.each([[''], ['0'], ['-5'], ['@ada'], ['null']])('a user_id of "%s" is invalid', async (sent) => {
  const { ask } = aScene()

  const said = await ask('getChatMember', { chat_id: CHAT, user_id: sent })

  expect(said).toEqual(badRequest('invalid user_id specified'))
})
