import type { ChatMemberUpdated } from '@grammyjs/types'
import type { Chat } from '../people/chat'
import type { User } from '../people/user'
import type { Ability, Access } from './access'

/** What a sentence tells of. */
export interface ToldChange {
  readonly chat: Chat
  readonly actor: User
  readonly before: Access
  readonly after: Access
  readonly gained: readonly Ability[]
  readonly lost: readonly Ability[]
  readonly raw: ChatMemberUpdated
}

const ABLE: Readonly<Record<Ability, string>> = {
  canManageLinks: 'manage invite links',
  canAnswerRequests: 'answer join requests',
  canSeeMembers: 'see who joins and leaves',
  canRestrictMembers: 'ban people',
}

/** "Olga made the bot an administrator of “Chess club”: it can now manage invite links" */
export function changeSentence(change: ToldChange): string {
  const { chat, actor, gained, lost } = change
  const who = `${actor.firstName} ${actor.lastName ?? ''}`.trim() || `User ${actor.id}`
  if (chat.type === 'private') return `${who} ${change.after.isPresent ? 'unblocked' : 'blocked'} the bot`

  const where = chat.title ? `“${chat.title}”` : `chat ${chat.id}`
  const consequences = [
    ...(gained.length > 0 ? [`it can now ${listed(gained)}`] : []),
    ...(lost.length > 0 ? [`it can no longer ${listed(lost)}`] : []),
  ]
  return [deed(change, who, where), ...(consequences.length > 0 ? [consequences.join(', but ')] : [])].join(': ')
}

function deed({ before, after, actor, raw }: ToldChange, who: string, where: string): string {
  if (before.isPresent && !after.isPresent) {
    const isOwnDeed = raw.new_chat_member.user.id === actor.id
    return isOwnDeed ? `The bot left ${where}` : `${who} removed the bot from ${where}`
  }
  if (!after.isPresent) return `${who} ${after.status === 'kicked' ? 'banned' : 'unbanned'} the bot in ${where}`
  if (!before.isPresent) return `${who} added the bot to ${where}${after.isAdministrator ? ' as an administrator' : ''}`
  if (after.isAdministrator && !before.isAdministrator) return `${who} made the bot an administrator of ${where}`
  if (before.isAdministrator && !after.isAdministrator) return `${who} made the bot a plain member of ${where}`
  return `${who} changed what the bot may do in ${where}`
}

function listed(abilities: readonly Ability[]): string {
  const [last = '', ...others] = abilities.map((ability) => ABLE[ability]).reverse()
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`
}
