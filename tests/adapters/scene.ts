import { Emulator, type EmulatorOptions } from 'invitegram/emulator'
import { onTestFinished } from 'vitest'
import { witness } from '../support/witness'

/** An emulated Telegram on a port of its own, for bots that bring their own way of making requests. It ends with the test. */
export async function aTelegramOnAPort(options?: EmulatorOptions) {
  const telegram = new Emulator({ clock: 'system', ...options })
  // How other libraries write their requests is for them to answer; what they are told is checked.
  witness.watch(telegram, { requests: 'broken on purpose' })
  const { url: apiRoot, close } = await telegram.listen()
  onTestFinished(close)

  const bot = telegram.addBot({ firstName: 'Porter', username: 'porter_bot' })
  const chat = telegram.addChat({ type: 'supergroup', title: 'Chess club' })
  chat.promote(bot, { canInviteUsers: true })
  const ada = telegram.addUser({ firstName: 'Ada' })
  /** How often a method was called, whoever called it. */
  const timesCalled = (name: string) => telegram.calls.filter(({ method }) => method === name).length
  return { telegram, apiRoot, bot, chat, ada, timesCalled }
}
