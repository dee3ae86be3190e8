import { InvalidOptionsError } from '../../errors'
import { tellInChat } from '../news/service-message'
import type { EmulatedBot } from '../state/bot'
import type { EmulatedChat } from '../state/chat'
import { canInvite } from '../state/member'
import { describedChat } from '../state/names'
import type { EmulatedUser } from '../state/user'
import type { World } from '../state/world'
import { memberOf } from './change-membership'
import { checkMay, checkOwns } from './may'

export function setJoinByRequest(who: EmulatedUser, chat: EmulatedChat, isOn: boolean): void {
  checkMay(who, chat, 'canRestrictMembers')
  checkOrdinarySupergroup(chat)
  chat.joinByRequest = isOn
  if (!isOn) chat.guardBot = null
}

/** A guard is set together with joining by request. */
export function setGuardBot(who: EmulatedUser, chat: EmulatedChat, bot: EmulatedBot | null): void {
  checkMay(who, chat, 'canRestrictMembers')
  checkOrdinarySupergroup(chat)
  if (bot !== null && !canInvite(memberOf(chat, bot))) {
    throw new InvalidOptionsError('bot', 'one that has the right canInviteUsers in the chat', bot.username)
  }
  chat.guardBot = bot
  if (bot !== null) chat.joinByRequest = true
}

export function makePublic(who: EmulatedUser, chat: EmulatedChat, username: string): void {
  checkOwns(who, chat)
  if (chat.type === 'group') throw new InvalidOptionsError('chat', 'a supergroup or channel', chat.type)
  if (username === '') throw new InvalidOptionsError('username', 'a name', username)
  chat.rename(username)
}

export function makePrivate(who: EmulatedUser, chat: EmulatedChat): void {
  checkOwns(who, chat)
  chat.rename('')
}

/** Each of the two chats says what it has become, or come from. */
export function upgrade(world: World, who: EmulatedUser, group: EmulatedChat): EmulatedChat {
  checkOwns(who, group)
  const supergroup = group.upgrade()
  const now = world.clock.now()
  tellInChat(group, now, who, { migrate_to_chat_id: supergroup.id })
  tellInChat(supergroup, now, who, { migrate_from_chat_id: group.id })
  return supergroup
}

export function deleteChat(who: EmulatedUser, chat: EmulatedChat): void {
  checkOwns(who, chat)
  if (chat.username !== '') chat.rename('')
  chat.deactivate()
}

/** Not a channel, nor its direct messages. */
function checkOrdinarySupergroup(chat: EmulatedChat): void {
  if (chat.type !== 'supergroup' || chat.isDirectMessages) {
    throw new InvalidOptionsError('chat', 'an ordinary supergroup', describedChat(chat))
  }
}
