import { checkSignal } from '../api/call-options'
import { checkKind, checkOptionNames, InvalidOptionsError } from '../errors'
import { unfitLink } from './check-link'
import type { InviteLinkFacts } from './invite-link-facts'
import type { FirstJoinOptions } from './joins'
import type { LinkContext } from './link-context'

const OPTIONS = { joins: ['signal'], firstJoin: ['intendedFor', 'signal', 'revoke'] }

/** Refuses what would be waited for in vain. */
export function checkWatching(
  { botId }: LinkContext,
  { url, creator, isTruncated }: InviteLinkFacts,
  options: FirstJoinOptions,
  where: 'joins' | 'firstJoin',
): void {
  checkOptionNames(options, OPTIONS[where], where)
  checkSignal(options.signal)
  checkKind('revoke', 'boolean', options.revoke)
  checkPerson(options.intendedFor)
  const isForeign = botId === undefined ? !creator.isBot : creator.id !== botId
  if (isTruncated || isForeign) {
    const hint = 'of those of others Telegram shows only the beginning: `memberJoined` tells of all who come'
    throw unfitLink(url, "one of this bot's own links", hint)
  }
}

function checkPerson(id: number | undefined): void {
  if (id !== undefined && !(Number.isSafeInteger(id) && id > 0)) {
    throw new InvalidOptionsError('intendedFor', "a person's id: a positive whole number", id)
  }
}
