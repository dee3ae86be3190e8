import { Client, type JoinRequest, UpdateError } from 'invitegram'
import { expect, test } from 'vitest'
import { CHAT, TOKEN } from '../support/bot-api'
import { aChat, aChatInviteLink, aUser } from '../support/builders'

/** As Telegram sends it, but for what a test changes. */
function aRequest(changes: object = {}) {
  const request = { chat: aChat(), from: aUser(), user_chat_id: 2001, date: 1_803_902_400, bio: 'likes maps' }
  return { ...request, invite_link: aChatInviteLink({ creates_join_request: true }), ...changes }
}

/** What a client makes of such an update. */
async function told(request: unknown) {
  const client = new Client(TOKEN)
  const requests: JoinRequest[] = []
  const errors: unknown[] = []
  client.on('joinRequest', (one) => requests.push(one))
  client.on('error', (error) => errors.push(error))
  await client.handleUpdate({ update_id: 7, chat_join_request: request } as Parameters<Client['handleUpdate']>[0])
  return { requests, errors }
}

test('what Telegram sends is read, and what it may add one day is passed over', async () => {
  const { requests, errors } = await told(aRequest({ mood: 'hopeful', query_id: '5550001112223334445' }))

  expect(errors).toEqual([])
  expect(requests).toMatchObject([
    { chat: { id: CHAT }, user: { id: 2001 }, updateId: 7, queryId: '5550001112223334445', bio: 'likes maps' },
  ])
})

test.each<[unknown, string, string]>([
  [null, 'chat_join_request', 'an object'],
  [aRequest({ chat: undefined }), 'chat_join_request.chat', 'an object'],
  [aRequest({ chat: { ...aChat(), type: 'club' } }), 'chat_join_request.chat.type', 'one of'],
  [aRequest({ from: { id: '5' } }), 'chat_join_request.from.id', 'a whole number'],
  [aRequest({ user_chat_id: 1.5 }), 'chat_join_request.user_chat_id', 'a whole number'],
  [aRequest({ date: '2027' }), 'chat_join_request.date', 'a moment, in seconds since 1970'],
  [aRequest({ bio: 5 }), 'chat_join_request.bio', 'text'],
  [aRequest({ query_id: 5 }), 'chat_join_request.query_id', 'text'],
  [aRequest({ invite_link: {} }), 'chat_join_request.invite_link', 'an invite link with its URL'],
  [aRequest({ invite_link: 'https://t.me/+AbCdEfGh' }), 'chat_join_request.invite_link', 'the form of an object'],
  [
    aRequest({ invite_link: { ...aChatInviteLink(), creator: { id: 5, is_bot: false } } }),
    'chat_join_request.invite_link.creator.first_name',
    'text',
  ],
])('%j is an error that says where', async (request, path, expected) => {
  const { requests, errors } = await told(request)

  expect(requests).toEqual([])
  expect(errors).toEqual([expect.any(UpdateError)])
  expect(errors[0]).toMatchObject({ path, expected: expect.stringContaining(expected), updateId: 7 })
})
