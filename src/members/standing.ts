import type { ChatMember } from '@grammyjs/types'
import { checkFields, UpdateError } from '../errors'
import { checkUser } from '../people/check-user'
import { fromUnixSeconds } from '../time/unix-seconds'

/** What somebody is to a chat. */
export interface MemberStanding {
  /** In Telegram's words: `'kicked'` is banned, and `'restricted'` is who may do less than others, in the chat or out. */
  readonly status: ChatMember['status']
  /** Whether they are in the chat. */
  readonly isPresent: boolean
  /** Whether they run it: the owner is an administrator too. */
  readonly isAdministrator: boolean
  /** When it ends by itself: the time that a member has paid for, the restrictions, or the ban. `null` if never. */
  readonly until: Date | null
}

/** Of each status, whether who has it is in the chat: of the restricted, their own `is_member` tells. */
const PRESENCE: Readonly<Record<ChatMember['status'], boolean | 'is_member'>> = {
  creator: true,
  administrator: true,
  member: true,
  restricted: 'is_member',
  left: false,
  kicked: false,
}

export function toStanding(raw: ChatMember): MemberStanding {
  const presence = PRESENCE[raw.status]
  return {
    status: raw.status,
    isPresent: presence === 'is_member' ? 'is_member' in raw && raw.is_member : presence,
    isAdministrator: raw.status === 'creator' || raw.status === 'administrator',
    until: 'until_date' in raw && raw.until_date ? fromUnixSeconds(raw.until_date) : null,
  }
}

/**
 * Refuses what is no member of a chat.
 *
 * @param path - where in the update it stands
 * @throws {UpdateError}
 */
export function checkMember(raw: unknown, path: string): void {
  checkFields(raw, path, { user: 'object', status: 'string', until_date: 'date?', is_member: 'boolean?' })
  const { user, status, is_member: isMember } = raw as Record<string, unknown>
  checkUser(user, `${path}.user`)
  if (!Object.hasOwn(PRESENCE, String(status))) {
    throw new UpdateError(`${path}.status`, `one of ${Object.keys(PRESENCE).join(', ')}`)
  }
  // Without it nobody can say whether they are in or out.
  if (status === 'restricted' && isMember === undefined) throw new UpdateError(`${path}.is_member`, 'true or false')
}
