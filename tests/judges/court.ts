import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type EmulatedBot, type EmulatedChat, type EmulatedUser, Emulator } from 'invitegram/emulator'
import { onTestFinished } from 'vitest'
import { witness } from '../support/witness'

interface Court {
  telegram: Emulator
  /** Where it listens. */
  apiRoot: string
  bot: EmulatedBot
  chat: EmulatedChat
  /** Not in the chat. */
  ada: EmulatedUser
}

/** An emulated Telegram on a port of its own, which takes webhooks on this machine. It ends with the test. */
export async function aCourt(): Promise<Court> {
  const telegram = new Emulator({ server: 'self-hosted --local' })
  // How other libraries write their requests is for them to answer; what they are told is checked.
  witness.watch(telegram, { requests: 'broken on purpose' })
  const { url, close } = await telegram.listen()
  onTestFinished(close)

  const bot = telegram.addBot({ firstName: 'Porter', username: 'porter_bot' })
  const chat = telegram.addChat({ type: 'supergroup', title: 'Chess club' })
  chat.promote(bot, { canInviteUsers: true })
  const ada = telegram.addUser({ firstName: 'Ada', bio: 'Plays the Sicilian' })
  return { telegram, apiRoot: url, bot, chat, ada }
}

/** Lets a server listen on this machine until the test ends. Answers with its root. */
export async function serve(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/**
 * Waits for a bot that is on its way out. Most ask for updates once more, or wait for the answer they have asked for:
 * it comes when time has passed.
 */
export async function ended({ clock }: Emulator, stopping: Promise<unknown>): Promise<void> {
  await clock.advance({ seconds: 60 })
  await stopping
}
