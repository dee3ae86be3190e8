import type { ChatInviteLink } from '@grammyjs/types'
import type { CallOptions } from '../api/caller'
import { checkLinkOptionNames } from '../errors'
import { checkPrice, checkTitle } from './check-options'
import type { LinkContext } from './link-context'
import type { CreateSubscriptionLinkOptions } from './options'
import { toWireLink } from './wire-link'

/** The one period that Telegram offers: 30 days. */
const SUBSCRIPTION_SECONDS = 2_592_000

/** A link that costs something, and has its own methods. */
export function isSubscription(link: ChatInviteLink): link is ChatInviteLink & { subscription_price: number } {
  return link.subscription_price !== undefined
}

export async function createSubscription(
  { caller }: LinkContext,
  chatId: number | string,
  options: CreateSubscriptionLinkOptions,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  checkLinkOptionNames(options, ['title', 'price'], 'createSubscriptionLink')
  checkTitle(options.title)
  checkPrice(options.price)
  const method = 'createChatSubscriptionInviteLink'
  const params = {
    chat_id: chatId,
    name: options.title || undefined,
    subscription_period: SUBSCRIPTION_SECONDS,
    subscription_price: options.price,
  }
  return toWireLink(method, await caller.call(method, params, call))
}
