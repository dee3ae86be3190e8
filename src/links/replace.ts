import type { ChatInviteLink } from '@grammyjs/types'
import type { CallOptions } from '../api/caller'
import { truncatedLink, unfitLink } from './check-link'
import { createLink } from './create'
import type { LinkContext } from './link-context'
import { isTruncated } from './link-forms'
import { mergeSettings, toSubscriptionTitle } from './merge-settings'
import type { LooseSettings } from './options'
import { revokeLink } from './revoke'
import { createSubscription, isSubscription } from './subscription'

/** What became of both links: the old one as it is now, or why it could not be revoked. */
export type Replacement = { made: ChatInviteLink } & ({ revoked: ChatInviteLink } | { failure: unknown })

/** Makes the new link first, so that at no time there is none. */
export async function replaceLink(
  context: LinkContext,
  chatId: number | string,
  link: ChatInviteLink,
  changes: LooseSettings,
  call?: CallOptions,
): Promise<Replacement> {
  checkReplaceable(link, context.botId)
  const made = await createAlike(context, chatId, link, changes, call)
  try {
    return { made, revoked: await revokeLink(context, chatId, link, call) }
  } catch (failure) {
    return { made, failure }
  }
}

async function createAlike(
  context: LinkContext,
  chatId: number | string,
  link: ChatInviteLink,
  changes: LooseSettings,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  if (isSubscription(link)) {
    const title = toSubscriptionTitle(link, changes, 'the replacement of a subscription link')
    return await createSubscription(context, chatId, { title, price: link.subscription_price }, call)
  }
  const settings = mergeSettings(link, changes, context.clock.now(), 'a replacement')
  return await createLink(context, chatId, settings, call)
}

function checkReplaceable(link: ChatInviteLink, botId: number | undefined): void {
  const { invite_link: url, creator } = link
  if (isTruncated(url)) throw truncatedLink(url)
  if (link.is_primary) {
    throw unfitLink(url, 'an additional link', 'replacePrimaryInviteLink gives the chat another primary link')
  }
  const isForeign = botId === undefined ? !creator.is_bot : creator.id !== botId
  if (isForeign)
    throw unfitLink(url, "one of this bot's own links", 'only the administrator who made a link can revoke it')
}
