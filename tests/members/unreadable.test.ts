import type { Update } from '@grammyjs/types'
import { Client, UpdateError } from 'invitegram'
import { expect, test } from 'vitest'
import { TOKEN } from '../support/bot-api'
import { aMemberChange, LINK, member, restricted } from './member-change'

/** All that a client tells of an update. */
async function toldOf(update: unknown) {
  const client = new Client(TOKEN)
  const told: unknown[] = []
  for (const name of ['memberJoined', 'memberLeft', 'memberChanged', 'error', 'warning'] as const) {
    client.on(name, (event) => told.push(event))
  }
  await client.handleUpdate(update as Update)
  return told
}

const { user, ...nobody } = member()
const { is_member, ...neitherInNorOut } = { is_member: true, ...restricted(true) }

const MOMENT = 'a moment, in seconds since 1970'

test.each<[string, object, string]>([
  ['chat_member.date', { date: '1803902400' }, MOMENT],
  ['chat_member.date', { date: 8_640_000_000_001 }, MOMENT],
  ['chat_member.via_join_request', { via_join_request: 1 }, 'true or false'],
  ['chat_member.via_chat_folder_invite_link', { via_chat_folder_invite_link: 'yes' }, 'true or false'],
  ['chat_member.chat', { chat: undefined }, 'an object'],
  ['chat_member.chat.id', { chat: { type: 'channel' } }, 'a whole number'],
  ['chat_member.chat.title', { chat: { id: -5, type: 'group', title: 7 } }, 'text'],
  ['chat_member.chat.type', { chat: { id: -5, type: 'club' } }, 'one of private, group, supergroup, channel'],
  ['chat_member.from', { from: null }, 'an object'],
  ['chat_member.from.is_bot', { from: { id: 5, first_name: 'Uma' } }, 'true or false'],
  ['chat_member.old_chat_member', { old_chat_member: 'left' }, 'an object'],
  ['chat_member.new_chat_member.user', { new_chat_member: nobody }, 'an object'],
  ['chat_member.new_chat_member.user.id', { new_chat_member: { ...nobody, user: { id: 0.5 } } }, 'a whole number'],
  [
    'chat_member.new_chat_member.status',
    { new_chat_member: { user, status: 'guest' } },
    'one of creator, administrator, member, restricted, left, kicked',
  ],
  ['chat_member.new_chat_member.is_member', { new_chat_member: neitherInNorOut }, 'true or false'],
  ['chat_member.old_chat_member.until_date', { old_chat_member: { ...member(), until_date: 'soon' } }, MOMENT],
  ['chat_member.invite_link', { invite_link: { ...LINK, expire_date: 9e15 } }, 'an invite link with a valid expiry'],
  ['chat_member.invite_link', { invite_link: null }, 'an invite link with the form of an object'],
  ['chat_member.invite_link', { invite_link: { ...LINK, is_revoked: undefined } }, 'an invite link with its flags'],
  [
    'chat_member.invite_link.creator.first_name',
    { invite_link: { ...LINK, creator: { id: 5, is_bot: false } } },
    'text',
  ],
])('%s that is not as Telegram sends it', async (path, broken, expected) => {
  const update = aMemberChange()

  const told = await toldOf({ ...update, chat_member: { ...update.chat_member, ...broken } })

  expect(told).toEqual([new UpdateError(path, expected, 900_001)])
  expect(told[0]).toMatchObject({ path, expected, updateId: 900_001 })
})

test('a change that is no object', async () => {
  expect(await toldOf({ update_id: 5, chat_member: 'joined' })).toMatchObject([{ path: 'chat_member', updateId: 5 }])
})

test('what Telegram may add one day does no harm', async () => {
  const update = aMemberChange({ invite_link: LINK })

  const told = await toldOf({ ...update, chat_member: { ...update.chat_member, via_carrier_pigeon: true } })

  expect(told).toMatchObject([{ via: { by: 'link' } }])
})

test('nobody comes into a private chat', async () => {
  expect(await toldOf(aMemberChange({ chat: { id: 2001, type: 'private', first_name: 'Uma' } }))).toEqual([])
})
