import type { EmulatedBot } from '../state/bot'
import type { EmulatedUser } from '../state/user'
import type { World } from '../state/world'
import { toPrivateChatMemberUpdated } from '../wire/chat-member-updated'

/** Somebody blocks a bot, or lets it write to them again. It is told, if they had opened a chat with it. */
export function setBlocked(world: World, user: EmulatedUser, bot: EmulatedBot, isBlocked: boolean): void {
  if (bot.isBlockedBy(user) === isBlocked) return
  bot.setBlockedBy(user, isBlocked)
  if (!bot.hasPrivateChatWith(user)) return

  const open = { user: bot, status: 'member', until: null } as const
  const blocked = { user: bot, status: 'kicked', until: null } as const
  const change = isBlocked ? { before: open, after: blocked } : { before: blocked, after: open }
  const update = toPrivateChatMemberUpdated(user, world.clock.now(), change)
  bot.updates.push('my_chat_member', update, { chatId: user.id, userId: user.id })
}
