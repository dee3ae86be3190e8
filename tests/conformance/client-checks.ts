import { parseInviteLink } from 'invitegram'
import { refsOf } from './expectation'
import { type Difference, differences } from './match'
import type { Case } from './vectors'

/** What Telegram cuts in silence, or takes for broken: a client is right to refuse that, and nothing else. */
export function isBeyondTelegram(title: string): boolean {
  return [...title].length > 32 || /\p{Surrogate}/u.test(title)
}

/** Has the client read a text that may be a link. */
export function linkByClient({ input = '', expect, ...item }: Case): Difference[] {
  const link = parseInviteLink(input)
  const got =
    link?.kind === 'invite'
      ? { ...link, webLink: link.url, deepLink: link.deepLink.replace('tg://', 'tg:') }
      : (link ?? { kind: 'none' })
  return differences(expect, got, refsOf({ ...item, expect }), 'client')
}
