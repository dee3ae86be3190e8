import type { EmulatedBot } from '../state/bot'
import { isAdministrator, isPresent } from '../state/member'
import { type MembershipChange, toChatMemberUpdated } from '../wire/chat-member-updated'
import { toJoinNotice, toLeaveNotice } from '../wire/message'
import { tellInChat } from './service-message'

/**
 * Telegram tells of a change: the bot that it concerns, the bots among the administrators, and, where somebody has
 * come or gone, all bots in a group.
 */
export function tellOfChange(change: MembershipChange, shownLength: number | null): void {
  const { chat, after } = change
  const { user } = after
  const tell = (bot: EmulatedBot, type: 'chat_member' | 'my_chat_member') => {
    bot.meet(user)
    bot.meet(change.actor)
    const update = toChatMemberUpdated(change, bot, shownLength)
    bot.updates.push(type, update, { chatId: chat.id, userId: user.id })
  }

  if (user.isBot) tell(user, 'my_chat_member')
  for (const bot of chat.bots) {
    const member = chat.member(bot)
    if (bot !== user && member !== undefined && isAdministrator(member)) tell(bot, 'chat_member')
  }
  if (chat.type !== 'channel') tellOfPassage(change)
}

/** Who is let in or comes in by themselves says so themselves; otherwise it says who put them in or out. */
function tellOfPassage({ chat, actor, date, before, after, door }: MembershipChange): void {
  const { user } = after
  if (isPresent(before) === isPresent(after)) return
  for (const bot of chat.bots) bot.meet(user)
  if (isPresent(after)) tellInChat(chat, date, door === undefined ? actor : user, toJoinNotice(user))
  else tellInChat(chat, date, actor, toLeaveNotice(user))
}
