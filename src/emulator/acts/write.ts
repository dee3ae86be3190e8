import { InvalidOptionsError } from '../../errors'
import type { EmulatedBot } from '../state/bot'
import type { EmulatedUser } from '../state/user'
import type { World } from '../state/world'
import { toCommands } from '../wire/commands'
import { toPrivateMessage } from '../wire/message'

const LONGEST_TEXT = 4096

/** Somebody writes to a bot: with their first message they open a chat with it. Its number there is the answer. */
export function write(world: World, user: EmulatedUser, bot: EmulatedBot, text: string): number {
  if (bot.isBlockedBy(user)) {
    throw new InvalidOptionsError('bot', 'one that they have not blocked', bot.id, 'they have to unblock it first')
  }
  const plain = checkText(text)
  bot.startPrivateChat(user)
  const head = { id: bot.newMessageId(), date: world.clock.now(), from: user }
  const message = toPrivateMessage(user, head, { text: plain, entities: toCommands(plain) })
  bot.updates.push('message', message, { chatId: user.id, userId: user.id })
  return head.id
}

/** The text as it arrives: blanks around it are lost on the way. */
function checkText(text: string): string {
  const plain = typeof text === 'string' ? text.trim() : ''
  if (plain !== '' && [...plain].length <= LONGEST_TEXT) return plain
  throw new InvalidOptionsError('text', 'text of 1 to 4,096 characters, blanks around it aside', text)
}
