import type { ChatInviteLink } from '@grammyjs/types'
import { TransportError } from '../errors'

/** Telegram's answer to what should give a link. One that is none is no usable answer. */
export function toWireLink(method: string, answer: ChatInviteLink): ChatInviteLink {
  if (wireProblem(answer) === undefined) return answer
  const what = 'the answer is no invite link'
  throw new TransportError({ method, reason: 'bad-answer', outcome: 'unknown', what })
}

/** A link that costs something, and has its own methods. */
export function isSubscription(link: ChatInviteLink): link is ChatInviteLink & { subscription_price: number } {
  return link.subscription_price !== undefined
}

/** What a link has to have, part by part. */
const PARTS: readonly [phrase: string, isThere: (link: Partial<ChatInviteLink>) => boolean][] = [
  ['its URL', (link) => typeof link.invite_link === 'string' && link.invite_link !== ''],
  ['its creator', (link) => Number.isSafeInteger(link.creator?.id)],
  ['its title as text', (link) => typeof (link.name ?? '') === 'string'],
  ['a valid expiry', (link) => Number.isSafeInteger(link.expire_date ?? 0)],
  ['a whole limit', (link) => Number.isSafeInteger(link.member_limit ?? 0)],
  ['a whole count of requests', (link) => Number.isSafeInteger(link.pending_join_request_count ?? 0)],
  ['a whole period', (link) => Number.isSafeInteger(link.subscription_period ?? 0)],
  ['a whole price', (link) => Number.isSafeInteger(link.subscription_price ?? 0)],
  ['its flags', (l) => [l.creates_join_request, l.is_primary, l.is_revoked].every((flag) => typeof flag === 'boolean')],
]

/** The first part that is missing or wrong, if any is. */
export function wireProblem(link: Partial<ChatInviteLink> | null): string | undefined {
  if (typeof link !== 'object' || link === null) return 'the form of an object'
  return PARTS.find(([, isThere]) => !isThere(link))?.[0]
}
