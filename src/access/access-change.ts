import type { ChatMemberUpdated } from '@grammyjs/types'
import { checkFields, UpdateError } from '../errors'
import { type Chat, checkChat, toChat } from '../people/chat'
import { checkUser } from '../people/check-user'
import { toUser, type User } from '../people/user'
import { fromUnixSeconds } from '../time/unix-seconds'
import { ABILITIES, type Ability, type Access, toAccess } from './access'
import { changeSentence } from './change-sentence'

/**
 * What the bot itself is to a chat has changed: it was added, promoted, restricted, removed. In a private chat somebody
 * blocked it, or unblocked it. As text it is a sentence.
 *
 * @see https://core.telegram.org/bots/api#chatmemberupdated
 *
 * @example
 * client.on('accessChanged', (change) => {
 *   if (change.lost.includes('canManageLinks')) console.warn(`${change}`)
 * })
 */
export class AccessChange {
  /** The update's own number: the same when it comes again. */
  declare readonly updateId: number
  /** Where it happened. */
  declare readonly chat: Chat
  /** Who did it: the bot itself, where it left. */
  declare readonly actor: User
  /** When, by Telegram's clock, in whole seconds. */
  declare readonly date: Date
  /** What the bot was, and could do. */
  declare readonly before: Access
  /** What it is, and can do. */
  declare readonly after: Access
  /** What the bot can do from now on, and could not before. */
  declare readonly gained: readonly Ability[]
  /** What it could do, and cannot any more. */
  declare readonly lost: readonly Ability[]

  readonly #raw: ChatMemberUpdated

  /** Made of an update by a `Client`, for those who listen to `accessChanged`. */
  constructor(raw: ChatMemberUpdated, updateId: number) {
    const { chat, from, date, old_chat_member: old, new_chat_member: present } = raw
    const [before, after] = [toAccess(chat, old), toAccess(chat, present)]
    const gained = ABILITIES.filter((ability) => after[ability] && !before[ability])
    const lost = ABILITIES.filter((ability) => before[ability] && !after[ability])
    const facts = { chat: toChat(chat), actor: toUser(from), date: fromUnixSeconds(date), before, after, gained, lost }
    Object.assign(this, { updateId, ...facts })
    this.#raw = raw
  }

  /** The same, in Telegram's own names. */
  get raw(): ChatMemberUpdated {
    return this.#raw
  }

  /** What happened, in a sentence without a full stop. */
  toString(): string {
    return changeSentence(this)
  }
}

const STATUSES = ['creator', 'administrator', 'member', 'restricted', 'left', 'kicked']

/** @throws {UpdateError} if it is not what Telegram sends */
export function readAccessChange(raw: ChatMemberUpdated, updateId: number): AccessChange {
  const path = 'my_chat_member'
  checkFields(raw, path, { date: 'date' })
  checkChat(raw.chat, `${path}.chat`)
  checkFields(raw.chat, `${path}.chat`, { is_direct_messages: 'boolean?' })
  checkUser(raw.from, `${path}.from`)
  checkStanding(raw.old_chat_member, `${path}.old_chat_member`)
  checkStanding(raw.new_chat_member, `${path}.new_chat_member`)
  checkUser(raw.new_chat_member.user, `${path}.new_chat_member.user`)
  return new AccessChange(raw, updateId)
}

function checkStanding(raw: ChatMemberUpdated['new_chat_member'], path: string): void {
  checkFields(raw, path, {
    status: 'string',
    is_member: 'boolean?',
    can_invite_users: 'boolean?',
    can_restrict_members: 'boolean?',
  })
  if (!STATUSES.includes(raw.status)) throw new UpdateError(`${path}.status`, `one of ${STATUSES.join(', ')}`)
}
