/** What an update can be about, in the order in which the Bot API lists them. */
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

/** The one key of an update beside its `update_id`. */
export type UpdateType = (typeof UPDATE_TYPES)[number]

export function isUpdateType(name: string): name is UpdateType {
  return UPDATE_TYPES.some((type) => type === name)
}
