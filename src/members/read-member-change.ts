import type { ChatMemberUpdated } from '@grammyjs/types'
import { checkFields, UpdateError } from '../errors'
import { InviteLink } from '../links/invite-link'
import type { LinkContext } from '../links/link-context'
import { wireProblem } from '../links/wire-link'
import { checkChat, toChat } from '../people/chat'
import { checkUser } from '../people/check-user'
import { toUser, type User } from '../people/user'
import { fromUnixSeconds } from '../time/unix-seconds'
import type { Departures } from './departures'
import type { MemberChanged, MemberEvent, MemberJoined, MemberLeft } from './events'
import { toJoinedVia } from './joined-via'
import { checkMember, type MemberStanding, toStanding } from './standing'

/** What somebody was to the chat and now is, and who made it so, if that was not they themselves. */
interface Change {
  readonly before: MemberStanding
  readonly after: MemberStanding
  readonly actor: User | null
}

/**
 * What a `chat_member` tells.
 *
 * @param departures - who was seen leaving; it learns of those who leave now
 * @returns `null` for a private chat, which nobody comes into
 * @throws {UpdateError} if it is none
 */
export function readMemberChange(
  raw: ChatMemberUpdated,
  updateId: number,
  links: LinkContext,
  departures: Departures,
): MemberEvent | null {
  checkMemberChange(raw)
  if (raw.chat.type === 'private') return null
  const before = toStanding(raw.old_chat_member)
  const after = toStanding(raw.new_chat_member)
  const user = toUser(raw.new_chat_member.user)
  const actor = raw.from.id === user.id ? null : toUser(raw.from)
  const change = { before, after, actor }
  const news = { chat: toChat(raw.chat), user, date: fromUnixSeconds(raw.date), updateId }

  if (before.isPresent === after.isPresent) return { name: 'memberChanged', event: toChanged(raw, news, change) }
  if (after.isPresent) {
    const rejoin = departures.has(raw.chat.id, user.id) || null
    return { name: 'memberJoined', event: toJoined(raw, news, change, links, rejoin) }
  }
  departures.note(raw.chat.id, user.id)
  return { name: 'memberLeft', event: toLeft(raw, news, change) }
}

/** What all three tell. It is written out in each: to spread it takes longer than all the rest. */
type News = Pick<MemberJoined, 'chat' | 'user' | 'date' | 'updateId'>

function toChanged(
  raw: ChatMemberUpdated,
  { chat, user, date, updateId }: News,
  { before, after, actor }: Change,
): MemberChanged {
  return withRaw<MemberChanged>({ chat, user, date, updateId, actor, before, after }, raw)
}

function toJoined(
  raw: ChatMemberUpdated,
  { chat, user, date, updateId }: News,
  { after, actor }: Change,
  links: LinkContext,
  rejoin: true | null,
): MemberJoined {
  const link = raw.invite_link === undefined ? null : new InviteLink(links, raw.chat.id, raw.invite_link)
  const via = toJoinedVia(raw, link, actor)
  // What ends for the restricted is the restrictions.
  const until = after.status === 'member' ? after.until : null
  return withRaw<MemberJoined>({ chat, user, date, updateId, via, rejoin, until }, raw)
}

function toLeft(raw: ChatMemberUpdated, { chat, user, date, updateId }: News, change: Change): MemberLeft {
  const reason = reasonOf(change, date)
  const actor = reason === 'removed' ? change.actor : null
  const isBanned = change.after.status === 'kicked'
  const bannedUntil = isBanned ? change.after.until : null
  return withRaw<MemberLeft>({ chat, user, date, updateId, reason, actor, isBanned, bannedUntil }, raw)
}

function reasonOf({ before, after, actor }: Change, date: Date): MemberLeft['reason'] {
  if (after.status === 'kicked') return 'removed'
  // Only channels are paid for, and who is put out of a channel is banned first: so nobody put them out, whoever is named.
  if (before.status === 'member' && before.until !== null && before.until <= date) return 'lapsed'
  return actor === null ? 'left' : 'removed'
}

function checkMemberChange(raw: ChatMemberUpdated): void {
  const flags = { via_join_request: 'boolean?', via_chat_folder_invite_link: 'boolean?' } as const
  checkFields(raw, 'chat_member', { date: 'date', ...flags })
  checkChat(raw.chat, 'chat_member.chat')
  checkUser(raw.from, 'chat_member.from')
  checkMember(raw.old_chat_member, 'chat_member.old_chat_member')
  checkMember(raw.new_chat_member, 'chat_member.new_chat_member')
  const problem = raw.invite_link === undefined ? undefined : wireProblem(raw.invite_link)
  if (problem !== undefined) throw new UpdateError('chat_member.invite_link', `an invite link with ${problem}`)
  if (raw.invite_link !== undefined) checkUser(raw.invite_link.creator, 'chat_member.invite_link.creator')
}

/** Told with the wire's own object, which printing and JSON leave out. */
function withRaw<T extends { readonly raw: ChatMemberUpdated }>(facts: Omit<T, 'raw'>, raw: ChatMemberUpdated): T {
  return Object.defineProperty(facts as T, 'raw', { value: raw })
}
