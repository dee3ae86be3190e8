import type { UpdateType } from 'invitegram'

/** The kinds of update that Telegram knows, by hand. The compiler sees to it that none is missing. */
const TYPES: Readonly<Record<UpdateType, true>> = {
  business_connection: true,
  business_message: true,
  callback_query: true,
  channel_post: true,
  chat_boost: true,
  chat_join_request: true,
  chat_member: true,
  chosen_inline_result: true,
  deleted_business_messages: true,
  edited_business_message: true,
  edited_channel_post: true,
  edited_message: true,
  guest_message: true,
  inline_query: true,
  managed_bot: true,
  message: true,
  message_reaction: true,
  message_reaction_count: true,
  my_chat_member: true,
  poll: true,
  poll_answer: true,
  pre_checkout_query: true,
  purchased_paid_media: true,
  removed_chat_boost: true,
  shipping_query: true,
  stopped_message_generation: true,
  subscription: true,
}

export function isUpdateType(name: unknown): boolean {
  return typeof name === 'string' && Object.hasOwn(TYPES, name)
}
