import type { Person } from '../state/bot'
import type { EmulatedChat } from '../state/chat'
import { toMessage } from '../wire/message'

/** A chat says that something happened there, to all bots in it. */
export function tellInChat(chat: EmulatedChat, date: Date, from: Person, content: object): void {
  const message = toMessage(chat, { id: chat.newMessageId(), date, from }, content)
  for (const bot of chat.bots) {
    bot.meet(from)
    bot.updates.push('message', message, { chatId: chat.id, userId: from.id })
  }
}
