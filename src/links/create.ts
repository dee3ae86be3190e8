import type { ChatInviteLink } from '@grammyjs/types'
import type { CallOptions } from '../api/caller'
import type { LinkContext } from './link-context'
import type { CreateSubscriptionLinkOptions, LooseSettings } from './options'
import { toCreateParams, toSubscriptionParams } from './params'
import { toWireLink } from './wire-link'

export async function createLink(
  { caller, clock }: LinkContext,
  chatId: number | string,
  options: LooseSettings,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  const method = 'createChatInviteLink'
  return toWireLink(method, await caller.call(method, toCreateParams(chatId, options, clock.now()), call))
}

export async function createSubscription(
  { caller }: LinkContext,
  chatId: number | string,
  options: CreateSubscriptionLinkOptions,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  const method = 'createChatSubscriptionInviteLink'
  return toWireLink(method, await caller.call(method, toSubscriptionParams(chatId, options), call))
}
