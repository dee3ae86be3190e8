import { Client } from 'invitegram'
import { Emulator, type FaultOptions } from 'invitegram/emulator'
import type { Host } from './host'

/** A chat, and a bot's client that may invite people into it. */
export interface Scene {
  readonly token: string
  readonly chatId: number
  readonly client: Client
  /** Somebody new opens a link. Resolves to what they are told: `'joined'`, `'requested'`. */
  join(firstName: string, url: string): Promise<string>
}

/** A scene in a Telegram that is emulated within the runtime. */
export function sceneInside(): Scene & { readonly telegram: Emulator } {
  const telegram = new Emulator()
  const { id, token } = addBot(telegram)
  const client = new Client(token, { fetch: telegram.fetch, clock: telegram.clock })
  const join = async (firstName: string, url: string) => telegram.addUser({ firstName }).join(url)
  return { telegram, token, chatId: id, client, join }
}

function addBot(telegram: Emulator): { id: number; token: string } {
  const bot = telegram.addBot()
  const chat = telegram.addChat({ type: 'supergroup', title: 'Chess club' })
  chat.promote(bot, { canInviteUsers: true })
  return { id: chat.id, token: bot.token }
}

/** A scene in the Telegram outside. */
export interface OutsideScene extends Scene {
  /** From now on, calls about this chat meet this fault. Resolves to what tells how many have. */
  break(fault: FaultOptions): Promise<() => Promise<number>>
  linkCount(): Promise<number>
  memberCount(): Promise<number>
}

/** A scene in the Telegram outside, to which all goes over a socket. */
export async function sceneOutside({ telegram }: Host): Promise<OutsideScene> {
  const { id: botId, token } = await control<{ id: number; token: string }>(telegram, 'bots', {})
  const { id: chatId } = await control<{ id: number }>(telegram, 'chats', { type: 'supergroup', title: 'Chess club' })
  await control(telegram, `chats/${chatId}/promote`, { user: botId, rights: { canInviteUsers: true } })
  const chat = () => control<{ links: unknown[]; memberCount: number }>(telegram, `chats/${chatId}`)
  return {
    token,
    chatId,
    client: new Client(token, { apiRoot: telegram }),
    async join(firstName, url) {
      const { id } = await control<{ id: number }>(telegram, 'users', { firstName })
      const { outcome } = await control<{ outcome: string }>(telegram, `users/${id}/join`, { link: url })
      return outcome
    },
    async break(fault) {
      const { id: faultId } = await control<{ id: number }>(telegram, 'faults', { ...fault, chatId })
      return async () => {
        const faults = await control<{ id: number; hits: number }[]>(telegram, 'faults')
        return faults.find(({ id }) => id === faultId)?.hits ?? 0
      }
    },
    linkCount: async () => (await chat()).links.length,
    memberCount: async () => (await chat()).memberCount,
  }
}

/** Asks the emulator's control API: with a body to do something, without one to tell. */
async function control<T>(telegram: string, path: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) }
  const response = await fetch(`${telegram}/control/${path}`, init)
  if (!response.ok) throw new Error(`The emulator's control API: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}
