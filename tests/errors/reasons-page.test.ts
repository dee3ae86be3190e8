import { readFileSync } from 'node:fs'
import { type ApiError, type ApiErrorReason, Client } from 'invitegram'
import { expect, test } from 'vitest'
import { botApi, CHAT, TOKEN } from '../support/bot-api'

const PAGE = readFileSync(new URL('../../docs/guide/errors.md', import.meta.url), 'utf8')

const telegram = botApi()
const client = new Client(TOKEN, { retry: false, throttle: false })

/** Something that Telegram says for each reason there is: the compiler sees to it that none is missing. */
const SAID: Record<ApiErrorReason, [code: number, description: string]> = {
  unauthorized: [401, 'Unauthorized'],
  'method-not-found': [404, 'Not Found: method not found'],
  conflict: [409, 'Conflict: terminated by setWebhook request'],
  flood: [429, 'Too Many Requests: retry after 5'],
  'chat-not-found': [400, 'Bad Request: chat not found'],
  'chat-gone': [403, 'Forbidden: the group chat was deleted'],
  'chat-migrated': [400, 'Bad Request: group chat was upgraded to a supergroup chat'],
  'bot-not-in-chat': [403, 'Forbidden: bot is not a member of the supergroup chat'],
  'bot-removed': [403, 'Forbidden: bot was kicked from the supergroup chat'],
  'private-chat': [400, "Bad Request: can't invite members to a private chat"],
  'not-enough-rights': [400, 'Bad Request: not enough rights to manage chat invite link'],
  'link-gone': [400, 'Bad Request: INVITE_HASH_EXPIRED'],
  'link-is-primary': [400, 'Bad Request: CHAT_INVITE_PERMANENT'],
  'not-your-link': [400, 'Bad Request: EDIT_BOT_INVITE_FORBIDDEN'],
  'limit-with-approval': [
    400,
    "Bad Request: member limit can't be specified for links requiring administrator approval",
  ],
  'bad-expiry': [400, 'Bad Request: EXPIRE_DATE_INVALID'],
  'bad-limit': [400, 'Bad Request: USAGE_LIMIT_INVALID'],
  'bad-price': [400, 'Bad Request: invalid subscription pricing specified'],
  'not-a-channel': [400, 'Bad Request: PRICING_CHAT_INVALID'],
  'request-gone': [400, 'Bad Request: HIDE_REQUESTER_MISSING'],
  'already-member': [400, 'Bad Request: USER_ALREADY_PARTICIPANT'],
  'user-not-found': [400, 'Bad Request: USER_ID_INVALID'],
  'user-deactivated': [403, 'Forbidden: user is deactivated'],
  'never-wrote-to-bot': [403, "Forbidden: bot can't initiate conversation with a user"],
  'user-blocked-bot': [403, 'Forbidden: bot was blocked by the user'],
  'too-many-chats': [400, 'Bad Request: USER_CHANNELS_TOO_MUCH'],
  'query-expired': [400, 'Bad Request: query is too old and response timeout expired or query ID is invalid'],
  'not-guard': [400, 'Bad Request: BOT_GUARD_NOT_SUPPORTED'],
  'too-large': [413, 'Request Entity Too Large'],
  'server-error': [500, 'Internal Server Error: restart'],
  'bad-request': [400, 'Bad Request: chat_id is empty'],
  other: [400, 'Bad Request: something new'],
}

/** The first two columns of the tables of the page that tell of reasons. */
const section = PAGE.slice(PAGE.indexOf('## Every reason'), PAGE.indexOf('## What an error never holds'))
const rows = [...section.matchAll(/^\| `([^`]+)` \| (.+?) \| .+ \|$/gm)].map(([, reason, hint]) => ({ reason, hint }))
const told = rows.filter(({ reason }) => reason !== 'reason')

test('the page on errors lists each reason that there is, once, and no other', () => {
  expect(told.map(({ reason }) => reason).sort()).toEqual(Object.keys(SAID).sort())
})

test.each(Object.entries(SAID))(
  'the page on errors quotes the hint of %s to the letter',
  async (reason, [error_code, description]) => {
    telegram.refuses('getChat', { error_code, description })

    const error: ApiError = await client.api.call('getChat', { chat_id: CHAT }).then(String, (failure) => failure)

    expect(told).toContainEqual({ reason: error.reason, hint: error.hint })
    expect(error.reason).toBe(reason)
  },
)
