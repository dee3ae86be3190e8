import type { ChatInviteLink } from '@grammyjs/types'
import { isUnixSeconds, TransportError } from '../errors'

/** Telegram's answer to what should give a link. One that is none is no usable answer. */
export function toWireLink(method: string, answer: ChatInviteLink): ChatInviteLink {
  if (wireProblem(answer) === undefined) return answer
  const what = 'the answer is no invite link'
  throw new TransportError({ method, reason: 'bad-answer', outcome: 'unknown', what })
}

/** What has to be whole where it is there at all. */
const WHOLE = {
  member_limit: 'a whole limit',
  pending_join_request_count: 'a whole count of requests',
  subscription_period: 'a whole period',
  subscription_price: 'a whole price',
} as const

/** The first part that is missing or wrong, if any is. */
export function wireProblem(link: Partial<ChatInviteLink> | null): string | undefined {
  if (typeof link !== 'object' || link === null) return 'the form of an object'
  const { invite_link: url, creator, name, creates_join_request: needsApproval, is_primary, is_revoked } = link
  if (typeof url !== 'string' || url === '') return 'its URL'
  if (!Number.isSafeInteger(creator?.id)) return 'its creator'
  if (typeof (name ?? '') !== 'string') return 'its title as text'
  if (!isUnixSeconds(link.expire_date ?? 0)) return 'a valid expiry'
  for (const key in WHOLE) {
    const field = key as keyof typeof WHOLE
    if (!Number.isSafeInteger(link[field] ?? 0)) return WHOLE[field]
  }
  const areFlags = [needsApproval, is_primary, is_revoked].every((flag) => typeof flag === 'boolean')
  return areFlags ? undefined : 'its flags'
}
