/**
 * What of a description the specification names, by its sections: a client that knows the specification has a reason
 * for each.
 */
const PHRASES = [
  // 2: HTTP, authentication, rewritten errors
  'strings must be encoded in UTF-8',
  'method not found',
  'Unauthorized',
  'invalid token specified',
  'unallowed token specified',
  'Logged out',
  'Internal Server Error',
  'Too Many Requests',
  'Request Entity Too Large',
  'user is deactivated',
  'bot was blocked by the user',
  'user is an administrator of the chat',
  'query is too old',
  // 3: arguments
  'chat_id is empty',
  'invalid user_id specified',
  // 4: access
  'chat not found',
  'group chat was upgraded',
  'group chat was deleted',
  'bot was kicked from',
  'bot is not a member of',
  // 5: rights and checks
  'not enough rights to manage',
  "can't invite members to a private chat",
  "the chat can't have join requests",
  "member limit can't be specified",
  'invalid subscription pricing specified',
  'invite link must be non-empty',
  // 8: the catalogue
  'member not found',
  'member list is inaccessible',
  'CHANNEL_INVALID',
  'CHANNEL_MONOFORUM_UNSUPPORTED',
  'CHANNEL_PRIVATE',
  'CHANNELS_TOO_MUCH',
  'CHAT_ADMIN_REQUIRED',
  'CHAT_ID_INVALID',
  'CHAT_INVITE_PERMANENT',
  'CHAT_WRITE_FORBIDDEN',
  'EDIT_BOT_INVITE_FORBIDDEN',
  'EXPIRE_DATE_INVALID',
  'HIDE_REQUESTER_MISSING',
  'INPUT_USER_DEACTIVATED',
  'INVITE_HASH_EMPTY',
  'INVITE_HASH_EXPIRED',
  'INVITE_HASH_INVALID',
  'INVITE_REQUEST_SENT',
  'INVITE_REVOKED_MISSING',
  'INVITES_TOO_MUCH',
  'BOT_GUARD_NOT_SUPPORTED',
  'MSG_ID_INVALID',
  'PARTICIPANT_ID_INVALID',
  'PEER_ID_INVALID',
  'PRICING_CHAT_INVALID',
  'QUERY_ID_INVALID',
  'SUBSCRIPTION_PERIOD_INVALID',
  'USAGE_LIMIT_INVALID',
  'USER_ADMIN_INVALID',
  'USER_ALREADY_PARTICIPANT',
  'USER_CHANNELS_TOO_MUCH',
  'USER_ID_INVALID',
  'USER_IS_BLOCKED',
  // 9: updates
  'webhook is active',
  'terminated by',
  'invalid webhook URL',
  'secret token',
  'bad webhook',
]

export function isInSpec(description: string): boolean {
  return PHRASES.some((phrase) => description.includes(phrase))
}
