import type { Chat as WireChat } from '@grammyjs/types'
import { type Chat, Client } from 'invitegram'
import { expect, test } from 'vitest'
import { aMemberChange, member, out } from '../members/member-change'
import { TOKEN } from '../support/bot-api'

/** A chat, as events show it. */
async function shown(chat: WireChat): Promise<Chat | undefined> {
  const client = new Client(TOKEN)
  const chats: Chat[] = []
  client.on('accessChanged', (event) => chats.push(event.chat))
  const { chat_member } = aMemberChange({ chat, old_chat_member: out(), new_chat_member: member() })
  await client.handleUpdate({ update_id: 1, my_chat_member: chat_member })
  return chats[0]
}

test('a public chat has a title and a username', async () => {
  const chat = await shown({ id: -1001234567890, type: 'channel', title: 'Chess club', username: 'chess_club' })

  expect(chat).toEqual({ id: -1001234567890, type: 'channel', title: 'Chess club', username: 'chess_club' })
})

test('a private group has no username', async () => {
  const chat = await shown({ id: -5001, type: 'group', title: 'Chess club' })

  expect(chat).toEqual({ id: -5001, type: 'group', title: 'Chess club', username: null })
})

test('a private chat has no title', async () => {
  const chat = await shown({ id: 2001, type: 'private', first_name: 'Uma', username: 'uma' })

  expect(chat).toEqual({ id: 2001, type: 'private', title: null, username: 'uma' })
})

test('the wire form of a chat is at hand, and not in the way', async () => {
  const wire: WireChat = { id: -1001234567890, type: 'supergroup', title: 'Chess club', is_forum: true }

  const chat = await shown(wire)

  expect(chat?.raw).toEqual(wire)
  expect(JSON.stringify(chat)).toBe('{"id":-1001234567890,"type":"supergroup","title":"Chess club","username":null}')
})
