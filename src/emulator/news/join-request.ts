import type { EmulatedChat } from '../state/chat'
import type { EmulatedJoinRequest } from '../state/chat-requests'
import type { EmulatedGuardQuery } from '../state/guard-query'
import { canInvite } from '../state/member'
import { toChatJoinRequest } from '../wire/chat-join-request'

/** Telegram tells of a request that waits the bots that may let somebody in, but not a guard that was asked before. */
export function tellOfRequest(
  chat: EmulatedChat,
  request: EmulatedJoinRequest,
  { shownLength, asked }: { shownLength: number | null; asked?: EmulatedGuardQuery },
): void {
  for (const bot of chat.bots) {
    const member = chat.member(bot)
    if (bot === asked?.bot || member === undefined || !canInvite(member)) continue
    bot.noteRequest(chat, request)
    const update = toChatJoinRequest(chat, request, { viewer: bot, shownLength })
    bot.updates.push('chat_join_request', update, { chatId: chat.id, userId: request.user.id })
  }
}

/** Telegram asks the guard. */
export function tellOfQuery({ id, bot, chat, request }: EmulatedGuardQuery, shownLength: number | null): void {
  const update = toChatJoinRequest(chat, request, { viewer: bot, shownLength, queryId: id })
  bot.updates.push('chat_join_request', update, { chatId: chat.id, userId: request.user.id })
}
