import type { User as WireUser } from '@grammyjs/types'
import { Client, type User, type UserSnapshot } from 'invitegram'
import { expect, test } from 'vitest'
import { aMemberChange } from '../members/member-change'
import { CHAT, TOKEN } from '../support/bot-api'
import { aChatInviteLink } from '../support/builders'

const client = new Client(TOKEN)

/** A person, as events show them. */
async function shown(user: WireUser): Promise<User | undefined> {
  const client = new Client(TOKEN)
  const users: User[] = []
  client.on('memberJoined', (event) => users.push(event.user))
  await client.handleUpdate(aMemberChange({ from: user, new_chat_member: { user, status: 'member' } }))
  return users[0]
}

const FULL: WireUser = {
  id: 4_503_599_627_370_495,
  is_bot: false,
  first_name: 'Ada',
  last_name: 'Lovelace',
  username: 'ada',
  language_code: 'en-GB',
  is_premium: true,
}

const FACTS: UserSnapshot = {
  id: 4_503_599_627_370_495,
  isBot: false,
  firstName: 'Ada',
  lastName: 'Lovelace',
  username: 'ada',
  languageCode: 'en-GB',
  isPremium: true,
}

test('all that Telegram tells of a person', async () => {
  expect(await shown(FULL)).toEqual(FACTS)
})

test('what Telegram leaves out is null or false', async () => {
  const user = await shown({ id: 5, is_bot: true, first_name: '' })

  expect(user).toEqual({
    id: 5,
    isBot: true,
    firstName: '',
    lastName: null,
    username: null,
    languageCode: null,
    isPremium: false,
  })
})

test('the wire form of a person is at hand, and not in the way', async () => {
  const user = await shown(FULL)

  expect(user?.raw).toEqual(FULL)
  expect(JSON.parse(JSON.stringify(user))).toEqual(FACTS)
})

test.each([
  ['all is known', FULL],
  ['next to nothing is known', { id: 5, is_bot: true, first_name: '' }],
])('a person of whom %s comes back from stored data as they were', (_, creator) => {
  const link = client.inviteLink(CHAT, aChatInviteLink({ creator }))

  const restored = client.inviteLink(CHAT, JSON.parse(JSON.stringify(link)))

  expect(restored.creator.raw).toEqual(creator)
})
