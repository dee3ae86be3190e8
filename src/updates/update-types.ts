import { InvalidOptionsError, nearestName } from '../errors'

/** What an update can be about, in Telegram's order, as of Bot API 10.3. */
export const UPDATE_TYPES = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'guest_message',
  'stopped_message_generation',
  'message_reaction',
  'message_reaction_count',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
  'managed_bot',
  'subscription',
] as const

/**
 * The name of a kind of update: the one key of an update beside its `update_id`.
 *
 * @see https://core.telegram.org/bots/api#update
 */
export type UpdateType = (typeof UPDATE_TYPES)[number]

const ON_DEMAND: readonly UpdateType[] = ['message_reaction', 'message_reaction_count', 'chat_member']

/** What a bot gets that has never said what it wants: all but what is sent on demand only. */
export const DEFAULT_UPDATE_TYPES: readonly UpdateType[] = UPDATE_TYPES.filter((type) => !ON_DEMAND.includes(type))

/** What one may call them who has our events in mind. */
const SYNONYMS = { joinRequest: 'chat_join_request', memberJoined: 'chat_member', accessChanged: 'my_chat_member' }

/**
 * Refuses names that Telegram does not know: it would pass over them in silence.
 *
 * @throws {InvalidOptionsError}
 */
export function checkUpdateTypes(types: unknown): void {
  if (types === undefined) return
  if (!Array.isArray(types)) {
    throw new InvalidOptionsError('allowedUpdates', "a list of kinds of updates, like ['message']", types)
  }
  const unknown = types.findIndex((type) => !UPDATE_TYPES.includes(type))
  if (unknown === -1) return
  const nearest = nearestName(String(types[unknown]), UPDATE_TYPES, SYNONYMS)
  const hint = nearest === undefined ? `there are ${UPDATE_TYPES.join(', ')}` : `did you mean '${nearest}'?`
  throw new InvalidOptionsError(
    `allowedUpdates[${unknown}]`,
    'a kind of update that Telegram knows',
    types[unknown],
    hint,
  )
}
