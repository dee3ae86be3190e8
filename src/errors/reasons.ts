/**
 * Why Telegram refused, told apart so that a program can act on it. The list may grow in a minor release.
 *
 * @see https://core.telegram.org/bots/api#making-requests
 */
export type ApiErrorReason = keyof typeof HINTS

/** What a bot's owner can do about each reason, where anything can be said. */
const HINTS = {
  unauthorized: 'Check the bot token: @BotFather shows the one in force, and revoking it there makes older ones void.',
  'method-not-found': 'Check how the method is spelt, and on a server of your own whether its version has it.',
  conflict:
    'Something else works with this bot just now: end the second instance, or delete the webhook before polling.',
  flood: 'Too many calls: wait for `retryAfterMs`, and slow down.',
  'chat-migrated': 'The group became a supergroup: store `newChatId` and use it from now on.',
  'chat-not-found':
    'Check the chat id, and that the bot has been added to the chat; supergroups and channels begin with -100.',
  'chat-gone': 'The chat was deleted: forget it.',
  'bot-not-in-chat': 'Add the bot to the chat, as an administrator who may invite users.',
  'bot-removed': 'The bot was removed from the chat: an administrator has to unban it and add it again.',
  'private-chat': 'Invite links and join requests exist in groups, supergroups and channels only.',
  'not-enough-rights': 'Make the bot an administrator of the chat with the right to invite users (`can_invite_users`).',
  'link-gone':
    'The link is unknown in this chat or was revoked: make a new one, or, if it was to be revoked, let it be.',
  'link-is-primary':
    'A primary link cannot be edited: make an additional one, or replace it with `replacePrimaryInviteLink`.',
  'not-your-link': 'Only the administrator who made a link can change it: a bot, its own links alone.',
  'limit-with-approval': 'A link is either limited or approved one by one: leave out `limit` or `requireApproval`.',
  'bad-expiry': 'Telegram takes no expiry that has passed: choose a later `expireAt`.',
  'bad-limit': 'Choose a `limit` from 1 to 99,999.',
  'bad-price': 'A subscription takes a `price` from 1 to 10,000 Stars, for 30 days.',
  'not-a-channel': 'Subscription links exist in channels only.',
  'request-gone': 'There is no such join request any more: it was answered, withdrawn, or never made.',
  'already-member': 'The person is in the chat already: nothing is left to do.',
  'user-not-found': 'Check the user id: Telegram does not know this person in this place.',
  'user-deactivated': 'The person deleted their account: nothing can be done for it.',
  'never-wrote-to-bot':
    'The person never wrote to the bot, so it may write to them only for five minutes after they asked to join, while their request waits.',
  'user-blocked-bot': 'The person blocked the bot: it cannot reach them until they unblock it.',
  'too-many-chats': 'The person is in as many chats as Telegram allows: they have to leave one first.',
  'query-expired':
    'A join request query must be answered within 10 seconds: answer sooner, or approve the request itself.',
  'not-guard': 'Only the guard bot of the chat may answer this: an administrator has to choose it.',
  'too-large': 'The request is larger than the server takes.',
  'server-error':
    'A fault at Telegram; whether the call was carried out is unknown. Look before you repeat what must not be done twice.',
  'bad-request': 'Telegram did not understand a parameter: its description names it.',
  other: undefined,
} as const

export function hintFor(reason: ApiErrorReason): string | undefined {
  return HINTS[reason]
}

/** A row of the table: a description that contains `text` means `reason`; some do so for certain methods only. */
interface Row {
  readonly text: string
  readonly reason: ApiErrorReason
  readonly method?: RegExp
}

const row = (reason: ApiErrorReason, ...texts: string[]): Row[] => texts.map((text) => ({ text, reason }))

/**
 * Descriptions by constant or phrase; the first that fits counts. Telegram's server answers constants, the Bot API
 * server sentences, and neither promises its whole wording, so nothing is compared as a whole.
 */
const TABLE: readonly Row[] = [
  // The Bot API server itself has found the bot's rights sufficient before this comes back for one link.
  { text: 'CHAT_ADMIN_REQUIRED', reason: 'not-your-link', method: /^(edit|revoke)Chat/i },
  ...row('unauthorized', 'Logged out'),
  ...row('chat-migrated', 'group chat was upgraded'),
  ...row('chat-not-found', 'chat not found', 'CHANNEL_INVALID', 'CHAT_ID_INVALID', 'PEER_ID_INVALID'),
  ...row('chat-gone', 'group chat was deleted', 'chat is deactivated'),
  ...row('bot-removed', 'bot was kicked from'),
  ...row('bot-not-in-chat', 'bot is not a member of', 'CHANNEL_PRIVATE'),
  ...row('private-chat', 'to a private chat', "the chat can't have join requests", 'CHANNEL_MONOFORUM_UNSUPPORTED'),
  ...row('not-enough-rights', 'not enough rights', 'CHAT_ADMIN_REQUIRED', 'CHAT_WRITE_FORBIDDEN'),
  ...row('not-enough-rights', 'CHAT_ADMIN_INVITE_REQUIRED', 'member list is inaccessible'),
  ...row('link-gone', 'INVITE_HASH_EXPIRED', 'INVITE_HASH_INVALID', 'INVITE_HASH_EMPTY', 'INVITE_REVOKED_MISSING'),
  ...row('link-is-primary', 'CHAT_INVITE_PERMANENT'),
  ...row('not-your-link', 'EDIT_BOT_INVITE_FORBIDDEN'),
  ...row('limit-with-approval', "member limit can't be specified"),
  ...row('bad-expiry', 'EXPIRE_DATE_INVALID'),
  ...row('bad-limit', 'USAGE_LIMIT_INVALID'),
  ...row('bad-price', 'invalid subscription pricing', 'SUBSCRIPTION_PERIOD_INVALID'),
  ...row('not-a-channel', 'PRICING_CHAT_INVALID'),
  ...row('request-gone', 'HIDE_REQUESTER_MISSING'),
  ...row('already-member', 'USER_ALREADY_PARTICIPANT'),
  ...row('user-not-found', 'USER_ID_INVALID', 'PARTICIPANT_ID_INVALID', 'invalid user_id', 'member not found'),
  ...row('user-deactivated', 'user is deactivated', 'INPUT_USER_DEACTIVATED'),
  ...row('never-wrote-to-bot', "bot can't initiate conversation"),
  ...row('user-blocked-bot', 'bot was blocked by the user', 'USER_IS_BLOCKED'),
  ...row('too-many-chats', 'USER_CHANNELS_TOO_MUCH', 'CHANNELS_TOO_MUCH'),
  ...row('query-expired', 'query is too old', 'QUERY_ID_INVALID'),
  ...row('not-guard', 'BOT_GUARD_NOT_SUPPORTED'),
  // What a gateway within Telegram said, passed on under another code.
  ...row('server-error', 'Bad Gateway'),
  ...row('bad-request', 'is empty', 'must be non-empty', 'must be encoded in UTF-8', 'MSG_ID_INVALID'),
  ...row('bad-request', 'user is an administrator of the chat', 'USER_ADMIN_INVALID'),
  ...row('bad-request', 'INVITES_TOO_MUCH', 'INVITE_REQUEST_SENT'),
  ...row('bad-request', 'bad webhook', 'invalid webhook URL', 'secret token'),
]

/** What the code alone tells. */
const BY_CODE: Readonly<Record<number, ApiErrorReason>> = {
  401: 'unauthorized',
  409: 'conflict',
  413: 'too-large',
  421: 'unauthorized',
  429: 'flood',
}

/** The one place where Telegram's refusals are told apart: by code, then by constant or phrase. */
export function reasonOf(method: string, code: number, description: string): ApiErrorReason {
  if (code >= 500) return 'server-error'
  // A malformed token makes a path that Telegram's front door does not know.
  if (code === 404) return description.includes('method not found') ? 'method-not-found' : 'unauthorized'
  const known = BY_CODE[code]
  if (known !== undefined) return known
  return TABLE.find((it) => description.includes(it.text) && (it.method?.test(method) ?? true))?.reason ?? 'other'
}
