import { type ApiErrorReason, Client } from 'invitegram'
import { expect, test } from 'vitest'
import { botApi, TOKEN } from '../support/bot-api'

const telegram = botApi()
const client = new Client(TOKEN, { retry: false, throttle: false })

/** What Telegram is known to answer, and what it means: written by hand, from the catalogue of its errors. */
test.each<[code: number, description: string, ApiErrorReason]>([
  [404, 'Not Found', 'unauthorized'],
  [404, 'Not Found: method not found', 'method-not-found'],
  [401, 'Unauthorized: invalid token specified', 'unauthorized'],
  [401, 'Unauthorized', 'unauthorized'],
  [421, 'Misdirected Request: unallowed token specified', 'unauthorized'],
  [400, 'Logged out', 'unauthorized'],
  [500, 'Internal Server Error: restart', 'server-error'],
  [500, 'Internal Server Error: receive invalid invite link', 'server-error'],
  [400, 'Bad Request: Bad Gateway', 'server-error'],
  [429, 'Too Many Requests: retry after 5', 'flood'],
  [413, 'Request Entity Too Large', 'too-large'],
  [
    409,
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    'conflict',
  ],
  [400, 'Bad Request: strings must be encoded in UTF-8', 'bad-request'],
  [400, 'Bad Request: chat_id is empty', 'bad-request'],
  [400, 'Bad Request: chat not found', 'chat-not-found'],
  [400, 'Bad Request: private chat not found', 'chat-not-found'],
  [400, 'Bad Request: group chat was upgraded to a supergroup chat', 'chat-migrated'],
  [403, 'Forbidden: the group chat was deleted', 'chat-gone'],
  [400, 'Bad Request: chat is deactivated', 'chat-gone'],
  [403, 'Forbidden: bot was kicked from the group chat', 'bot-removed'],
  [403, 'Forbidden: bot was kicked from the supergroup chat', 'bot-removed'],
  [403, 'Forbidden: bot was kicked from the channel chat', 'bot-removed'],
  [403, 'Forbidden: bot is not a member of the group chat', 'bot-not-in-chat'],
  [403, 'Forbidden: bot is not a member of the supergroup chat', 'bot-not-in-chat'],
  [403, 'Forbidden: bot is not a member of the channel chat', 'bot-not-in-chat'],
  [403, 'Forbidden: user is deactivated', 'user-deactivated'],
  [403, 'Forbidden: bot was blocked by the user', 'user-blocked-bot'],
  [403, "Forbidden: bot can't initiate conversation with a user", 'never-wrote-to-bot'],
  [403, 'Forbidden: some human text', 'other'],
  [400, 'Bad Request: not enough rights to manage chat invite link', 'not-enough-rights'],
  [400, 'Bad Request: not enough rights to manage chat join requests', 'not-enough-rights'],
  [400, 'Bad Request: member list is inaccessible', 'not-enough-rights'],
  [400, "Bad Request: can't invite members to a private chat", 'private-chat'],
  [400, "Bad Request: the chat can't have join requests", 'private-chat'],
  [
    400,
    "Bad Request: member limit can't be specified for links requiring administrator approval",
    'limit-with-approval',
  ],
  [400, 'Bad Request: invalid subscription pricing specified', 'bad-price'],
  [400, 'Bad Request: invite link must be non-empty', 'bad-request'],
  [400, 'Bad Request: invalid user_id specified', 'user-not-found'],
  [400, 'Bad Request: member not found', 'user-not-found'],
  [400, 'Bad Request: user is an administrator of the chat', 'bad-request'],
  [400, 'Bad Request: query is too old and response timeout expired or query ID is invalid', 'query-expired'],
  [400, 'Bad Request: CHANNEL_INVALID', 'chat-not-found'],
  [400, 'Bad Request: CHANNEL_MONOFORUM_UNSUPPORTED', 'private-chat'],
  [400, 'Bad Request: CHANNEL_PRIVATE', 'bot-not-in-chat'],
  [400, 'Bad Request: CHAT_ADMIN_REQUIRED', 'not-enough-rights'],
  [400, 'Bad Request: CHAT_ADMIN_INVITE_REQUIRED', 'not-enough-rights'],
  [400, 'Bad Request: CHAT_ID_INVALID', 'chat-not-found'],
  [400, 'Bad Request: CHAT_WRITE_FORBIDDEN', 'not-enough-rights'],
  [400, 'Bad Request: EXPIRE_DATE_INVALID', 'bad-expiry'],
  [400, 'Bad Request: INPUT_USER_DEACTIVATED', 'user-deactivated'],
  [400, 'Bad Request: USER_IS_BLOCKED', 'user-blocked-bot'],
  [400, 'Bad Request: USER_ADMIN_INVALID', 'bad-request'],
  [400, 'Bad Request: QUERY_ID_INVALID', 'query-expired'],
  [400, 'Bad Request: MSG_ID_INVALID', 'bad-request'],
  [400, 'Bad Request: PEER_ID_INVALID', 'chat-not-found'],
  [400, 'Bad Request: PRICING_CHAT_INVALID', 'not-a-channel'],
  [400, 'Bad Request: SUBSCRIPTION_PERIOD_INVALID', 'bad-price'],
  [400, 'Bad Request: USAGE_LIMIT_INVALID', 'bad-limit'],
  [400, 'Bad Request: CHAT_INVITE_PERMANENT', 'link-is-primary'],
  [400, 'Bad Request: EDIT_BOT_INVITE_FORBIDDEN', 'not-your-link'],
  [400, 'Bad Request: INVITE_HASH_EXPIRED', 'link-gone'],
  [400, 'Bad Request: INVITE_HASH_INVALID', 'link-gone'],
  [400, 'Bad Request: INVITE_HASH_EMPTY', 'link-gone'],
  [400, 'Bad Request: INVITE_REVOKED_MISSING', 'link-gone'],
  [400, 'Bad Request: INVITE_REQUEST_SENT', 'bad-request'],
  [400, 'Bad Request: INVITES_TOO_MUCH', 'bad-request'],
  [400, 'Bad Request: CHANNELS_TOO_MUCH', 'too-many-chats'],
  [400, 'Bad Request: USER_CHANNELS_TOO_MUCH', 'too-many-chats'],
  [400, 'Bad Request: HIDE_REQUESTER_MISSING', 'request-gone'],
  [400, 'Bad Request: USER_ALREADY_PARTICIPANT', 'already-member'],
  [400, 'Bad Request: USER_ID_INVALID', 'user-not-found'],
  [400, 'Bad Request: PARTICIPANT_ID_INVALID', 'user-not-found'],
  [400, 'Bad Request: BOT_GUARD_NOT_SUPPORTED', 'not-guard'],
  [400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook', 'bad-request'],
  [400, 'Bad Request: invalid webhook URL specified', 'bad-request'],
  [400, 'Bad Request: secret token is too long', 'bad-request'],
  [400, 'Bad Request: SOMETHING_NEW', 'other'],
])('%i %s: %s', async (error_code, description, reason) => {
  telegram.refuses('getChat', { error_code, description })

  const error = await client.api.call('getChat', { chat_id: 5 }).catch((refusal) => refusal)

  expect(error).toMatchObject({ kind: 'api', code: error_code, description, reason })
  expect(error.hint).toMatch(/^[A-Z@].{15,}\.$/)
})

test('that an administrator is required means, of one link, that it is not the own one', async () => {
  telegram.refuses('revokeChatInviteLink', { error_code: 400, description: 'Bad Request: CHAT_ADMIN_REQUIRED' })

  const error = await client.revokeInviteLink(-100123, 'https://t.me/+AbCdEfGh').catch((refusal) => refusal)

  expect(error.reason).toBe('not-your-link')
})
