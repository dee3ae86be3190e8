import {
  type EmulatedBot,
  type EmulatedChat,
  type EmulatedUser,
  Emulator,
  type EmulatorOptions,
} from 'invitegram/emulator'
import { witness } from '../support/witness'

export const BOT_ID = 700_100
export const TOKEN = `${BOT_ID}:AAExampleSecretOfAnEmulatedBot`
export const CHAT = -1_001_234_567_890
export const NOW = new Date('2027-03-01T12:00:00Z')
export const URL_ROOT = `https://telegram.example/bot${TOKEN}`

export type Params = Readonly<Record<string, string | number | boolean>>

/** What the server said: its JSON. */
export interface Said {
  ok: boolean
  result?: unknown
  error_code?: number
  description?: string
  parameters?: unknown
}

export interface Scene {
  telegram: Emulator
  bot: EmulatedBot
  owner: EmulatedUser
  chat: EmulatedChat
  /** Calls a method as the bot. */
  ask(method: string, params?: Params): Promise<Said>
}

/** A Telegram with a private supergroup, in which the bot is an administrator who may invite. */
export function aScene(options: EmulatorOptions = {}): Scene {
  const telegram = new Emulator({ startAt: NOW, ...options })
  witness.watch(telegram, { requests: 'broken on purpose' })
  const bot = telegram.addBot({ token: TOKEN, firstName: 'Porter', username: 'porter_bot' })
  const owner = telegram.addUser({ id: 1001, firstName: 'Olga' })
  const chat = telegram.addChat({ type: 'supergroup', id: CHAT, title: 'Chess club', owner })
  chat.promote(bot, { canInviteUsers: true })
  return { telegram, bot, owner, chat, ask: asking(telegram, bot) }
}

/** Calls of a bot's, arguments urlencoded. */
function asking(telegram: Emulator, bot: EmulatedBot): Scene['ask'] {
  return async (method, params = {}) => {
    const texts = Object.entries(params).map(([name, value]): [string, string] => [name, String(value)])
    const body = new URLSearchParams(texts)
    return saidBy(await telegram.fetch(`https://telegram.example/bot${bot.token}/${method}`, { method: 'POST', body }))
  }
}

export async function saidBy(response: Response): Promise<Said> {
  const said: Said = JSON.parse(await response.text())
  return said
}

/** A refusal with 400, as the server words it. */
export function badRequest(sentence: string): Said {
  return { ok: false, error_code: 400, description: `Bad Request: ${sentence}` }
}

export function forbidden(sentence: string): Said {
  return { ok: false, error_code: 403, description: `Forbidden: ${sentence}` }
}
