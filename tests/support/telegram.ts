import {
  type EmulatedBot,
  type EmulatedChat,
  type EmulatedUser,
  Emulator,
  type EmulatorOptions,
} from 'invitegram/emulator'
import { witness } from './witness'

interface ATelegram {
  telegram: Emulator
  bot: EmulatedBot
  owner: EmulatedUser
  chat: EmulatedChat
}

/** An emulated Telegram with a private supergroup, in which the bot is an administrator who may invite. */
export function aTelegram(options?: EmulatorOptions): ATelegram {
  const telegram = new Emulator(options)
  const bot = telegram.addBot()
  const owner = telegram.addUser({ firstName: 'Olga' })
  const chat = telegram.addChat({ type: 'supergroup', title: 'Chess club', owner })
  chat.promote(bot, { canInviteUsers: true })

  witness.watch(telegram)
  return { telegram, bot, owner, chat }
}
