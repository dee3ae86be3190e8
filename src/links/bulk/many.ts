import type { ChatId } from '../../api/chat-id'
import { asGiven } from '../as-given'
import type { InviteLink } from '../invite-link'
import type { LinkContext } from '../link-context'
import { Bulk } from './bulk'
import type { BulkOptions, CreateInviteLinksOptions, CreateOutcome, InviteLinkRow, RevokeOutcome } from './options'

export function createMany(
  context: LinkContext,
  chatId: ChatId,
  rows: number | Iterable<InviteLinkRow> | AsyncIterable<InviteLinkRow>,
  options: CreateInviteLinksOptions,
): Bulk<CreateOutcome<InviteLinkRow>> {
  const given = asGiven(options)
  if (given?.each) given.each = asGiven(given.each)
  return new Bulk(rows, ({ creating }) => creating(context, chatId, rows, given))
}

export function revokeMany(
  context: LinkContext,
  links: Iterable<InviteLink> | AsyncIterable<InviteLink>,
  options: BulkOptions,
): Bulk<RevokeOutcome> {
  const given = asGiven(options)
  return new Bulk(links, ({ revoking }) => revoking(context, links, given))
}
