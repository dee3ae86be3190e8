import type { ChatInviteLink } from '@grammyjs/types'
import type { CallOptions } from '../api/caller'
import { truncatedLink, unfitLink } from './check-link'
import { createLink } from './create'
import { InviteLink } from './invite-link'
import type { LinkContext } from './link-context'
import { isTruncated } from './link-forms'
import { mergeSettings, toSubscriptionTitle } from './merge-settings'
import type { LooseSettings } from './options'
import { ReplaceError } from './replace-error'
import { revokeLink } from './revoke'
import { createSubscription, isSubscription } from './subscription'

/** The new link, and the old one as it is now. */
export interface Replacement {
  readonly fresh: InviteLink
  readonly revoked: ChatInviteLink
}

/**
 * Makes the new link first, so that at no time there is none.
 *
 * @throws {ReplaceError} if the new one was made, and the old one could not be revoked
 */
export async function replaceLink(
  context: LinkContext,
  old: InviteLink,
  changes: LooseSettings,
  call?: CallOptions,
): Promise<Replacement> {
  const { chatId, raw } = old
  checkReplaceable(raw, context.botId)
  const fresh = new InviteLink(context, chatId, await createAlike(context, chatId, raw, changes, call))
  try {
    return { fresh, revoked: await revokeLink(context, chatId, raw, call) }
  } catch (failure) {
    throw new ReplaceError(fresh, old, failure)
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
