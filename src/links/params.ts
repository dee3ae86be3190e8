import type { ApiParams } from '../api/caller'
import { checkOptionNames } from '../errors'
import { addDuration } from '../time/duration'
import { toUnixSeconds } from '../time/unix-seconds'
import { checkPrice, checkSettings, checkTitle } from './check-options'
import type { CreateSubscriptionLinkOptions, EditSubscriptionLinkChanges, LooseSettings } from './options'

/** The one period that Telegram offers: 30 days. */
const SUBSCRIPTION_SECONDS = 2_592_000

type LinkParams = Pick<
  ApiParams<'createChatInviteLink'>,
  'name' | 'expire_date' | 'member_limit' | 'creates_join_request'
>

export function toCreateParams(
  chatId: number | string,
  options: LooseSettings,
  now: Date,
): ApiParams<'createChatInviteLink'> {
  checkSettings(options, now, 'createInviteLink')
  return { chat_id: chatId, ...toLinkParams(options, now) }
}

export function toSubscriptionParams(
  chatId: number | string,
  options: CreateSubscriptionLinkOptions,
): ApiParams<'createChatSubscriptionInviteLink'> {
  checkOptionNames(options, ['title', 'price'], 'createSubscriptionLink')
  checkTitle(options.title)
  checkPrice(options.price)
  return {
    chat_id: chatId,
    name: options.title || undefined,
    subscription_period: SUBSCRIPTION_SECONDS,
    subscription_price: options.price,
  }
}

export function toEditParams(
  chatId: number | string,
  url: string,
  settings: LooseSettings,
  now: Date,
): ApiParams<'editChatInviteLink'> {
  return { chat_id: chatId, invite_link: url, ...toLinkParams(settings, now) }
}

export function toEditSubscriptionParams(
  chatId: number | string,
  url: string,
  { title }: EditSubscriptionLinkChanges,
): ApiParams<'editChatSubscriptionInviteLink'> {
  return { chat_id: chatId, invite_link: url, name: title || undefined }
}

/** The table of names: ours on the right, Telegram's on the left. */
function toLinkParams({ title, expireAt, expireIn, limit, requireApproval }: LooseSettings, now: Date): LinkParams {
  const expiry = expireIn ? addDuration(now, expireIn) : expireAt
  return {
    name: title || undefined,
    expire_date: expiry ? toUnixSeconds(expiry) : undefined,
    member_limit: limit ?? undefined,
    creates_join_request: requireApproval,
  }
}
