import { Client, TransportError } from 'invitegram'
import { expect, test } from 'vitest'
import { botApi, CHAT, TOKEN } from '../support/bot-api'

const telegram = botApi()
const client = new Client(TOKEN, { retry: false, throttle: false })

test.each<[expected: string, method: string, answer: unknown, act: () => Promise<unknown>]>([
  ['is no invite link', 'createChatInviteLink', 'https://t.me/+AbCdEfGh', () => client.createInviteLink(CHAT)],
  ['is no chat', 'getChat', 'Chess club', () => client.getPrimaryInviteLink(CHAT)],
  ['is no chat', 'getChat', null, () => client.getPrimaryInviteLink(CHAT)],
  ['is no link', 'exportChatInviteLink', 5, () => client.replacePrimaryInviteLink(CHAT)],
])('what %s is no usable answer to %s: %o', async (expected, method, answer, act) => {
  telegram.answers(method, answer)

  const error: unknown = await act().catch((reason) => reason)

  expect(error).toBeInstanceOf(TransportError)
  expect(error).toMatchObject({
    reason: 'bad-answer',
    message: `${method}: the answer ${expected}. Whether Telegram carried the call out is unknown.`,
  })
})

test('dots within a link do not make it one that was cut', async () => {
  const sent = telegram.answers('revokeChatInviteLink', {
    invite_link: 'https://t.me/+AbCdEfGhIjKlMnOp',
    creator: { id: 7000000009, is_bot: true, first_name: 'Gatekeeper' },
    creates_join_request: false,
    is_primary: false,
    is_revoked: true,
  })

  await client.revokeInviteLink(CHAT, 'https://t.me/+AbCdEfGhIjKlMnOp?from=here...&to=there')

  expect(sent).toEqual([{ chat_id: CHAT, invite_link: 'https://t.me/+AbCdEfGhIjKlMnOp' }])
})
