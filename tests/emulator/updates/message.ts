import type { EmulatedBot } from 'invitegram/emulator'

/** What somebody writes to a bot. The time in it is that of the scene. */
export function aMessage(text = 'hello') {
  return { message_id: 1, date: 1_803_902_400, chat: { id: 5, type: 'private', first_name: 'Ann' }, text }
}

/** So many messages in one chat, from `hello 1` on. */
export function pushMessages({ updates }: EmulatedBot, count: number): void {
  for (let number = 1; number <= count; number++) updates.push('message', aMessage(`hello ${number}`), { chatId: 5 })
}
