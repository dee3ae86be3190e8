import type { ChatId } from '../../api/chat-id'
import { asGiven } from '../as-given'
import type { InviteLink } from '../invite-link'
import type { LinkContext } from '../link-context'
import { Bulk } from './bulk'
import type { BulkOptions, CreateInviteLinksOptions, CreateOutcome, InviteLinkRow, RevokeOutcome } from './options'

// What checks and what works is loaded when the first outcome is asked for: most programs never do.

export function createMany(
  context: LinkContext,
  chatId: ChatId,
  rows: number | Iterable<InviteLinkRow> | AsyncIterable<InviteLinkRow>,
  options: CreateInviteLinksOptions,
): Bulk<CreateOutcome<InviteLinkRow>> {
  const given = asGiven(options)
  if (given?.each) given.each = asGiven(given.each)
  return new Bulk(rows, async () => {
    const { creating } = await import('./work')
    return creating(context, chatId, rows, given)
  })
}

export function revokeMany(
  context: LinkContext,
  links: Iterable<InviteLink> | AsyncIterable<InviteLink>,
  options: BulkOptions,
): Bulk<RevokeOutcome> {
  const given = asGiven(options)
  return new Bulk(links, async () => {
    const { revoking } = await import('./work')
    return revoking(context, links, given)
  })
}
