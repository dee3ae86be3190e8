import { InvalidOptionsError } from '../../errors'
import { InviteLink } from '../invite-link'
import type { LinkContext } from '../link-context'
import { checkBulkOptions, isIterable } from './check-bulk'
import { endsChat, endsClient } from './concerns-all'
import { countOf } from './count'
import type { BulkOptions, RevokeOutcome } from './options'
import { Run } from './run'

/**
 * The revoking of many links, ready to begin.
 *
 * @throws {InvalidOptionsError} if these are no links at all, or an option cannot be right
 */
export function revoking(
  { clock }: LinkContext,
  links: Iterable<InviteLink> | AsyncIterable<InviteLink>,
  options: BulkOptions,
): Run<InviteLink, RevokeOutcome> {
  if (!isIterable(links)) {
    throw new InvalidOptionsError('links', 'an array or any (async) iterable of InviteLink objects', links)
  }
  checkBulkOptions(options, 'revokeInviteLinks')
  const areOfOneChat = haveOneChat(links)
  return new Run<InviteLink, RevokeOutcome>({
    items: links,
    total: countOf(links),
    options,
    clock,
    async act(link, index, call) {
      return { index, link: await checkLink(link).revoke(call) }
    },
    fail: (link, index, error) => ({ index, link, error }),
    concernsAll: (error) => endsClient(error) || (areOfOneChat && endsChat(error)),
  })
}

/** Of what is no array it is not known: some link to come may be of a chat where all is well. */
function haveOneChat(links: object): boolean {
  return Array.isArray(links) && links.every((link) => link?.chatId === links[0]?.chatId)
}

function checkLink(link: InviteLink): InviteLink {
  if (link instanceof InviteLink) return link
  const hint = 'client.inviteLink(chatId, stored) makes one of stored data'
  throw new InvalidOptionsError('link', 'an InviteLink', link, hint)
}
