import type { Person } from './bot'
import type { AdministratorRights, MemberPermissions } from './rights'

/** What somebody is to a chat. `left` is also who was never in it. */
export type Membership =
  | { readonly status: 'creator' | 'left' }
  | { readonly status: 'administrator'; readonly rights: Readonly<AdministratorRights> }
  /** `until`: when the paid subscription ends, or `null` without one. */
  | { readonly status: 'member'; readonly until: Date | null }
  /** `until`: when the restrictions end, or `null` for never. */
  | {
      readonly status: 'restricted'
      readonly until: Date | null
      readonly isMember: boolean
      readonly permissions: Readonly<MemberPermissions>
    }
  /** `until`: when the ban ends, or `null` for never. */
  | { readonly status: 'kicked'; readonly until: Date | null }

/** A person, and what they are to a chat. */
export type EmulatedMember = { readonly user: Person } & Membership

/** Is in the chat. */
export function isPresent(member: Membership): boolean {
  return member.status === 'restricted' ? member.isMember : member.status !== 'left' && member.status !== 'kicked'
}

/** May manage invite links and join requests: an explicit administrator right; members' permissions do not count. */
export function canInvite(member: Membership): boolean {
  return member.status === 'creator' || (member.status === 'administrator' && member.rights.canInviteUsers)
}

/** The owner, or who was made one. */
export function isAdministrator(member: Membership): boolean {
  return member.status === 'creator' || member.status === 'administrator'
}
