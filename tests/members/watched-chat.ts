import type { Update } from '@grammyjs/types'
import { Client, type MemberChanged, type MemberJoined, type MemberLeft } from 'invitegram'
import { type EmulatedChatOptions, Emulator, type EmulatorOptions } from 'invitegram/emulator'
import { witness } from '../support/witness'

export const NOW = new Date('2027-03-01T12:00:00Z')

/** A chat in which the bot is an administrator who may invite, and all that its client is told of the members. */
export async function aWatchedChat(chatOptions?: Partial<EmulatedChatOptions>, options?: EmulatorOptions) {
  const telegram = new Emulator({ startAt: NOW, ...options })
  witness.watch(telegram)
  const bot = telegram.addBot({ id: 700100, firstName: 'Porter', username: 'porter_bot' })
  const olga = telegram.addUser({ id: 1001, firstName: 'Olga' })
  const uma = telegram.addUser({ id: 2001, firstName: 'Uma', stars: 500 })
  const chat = telegram.addChat({
    type: 'supergroup',
    title: 'Chess club',
    owner: olga,
    ...chatOptions,
  })
  chat.promote(bot, { canInviteUsers: true, canRestrictMembers: true })
  const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock })

  const joined: MemberJoined[] = []
  const left: MemberLeft[] = []
  const changed: MemberChanged[] = []
  client.on('memberJoined', (event) => joined.push(event))
  client.on('memberLeft', (event) => left.push(event))
  client.on('memberChanged', (event) => changed.push(event))

  // Without an offset, so that none of those to come is asked for twice.
  await client.api.call('getUpdates', { allowed_updates: ['chat_member'] })
  let offset = bot.updates.nextId

  /** Hands the client what has happened since the last time. */
  const tell = async (): Promise<Update[]> => {
    if (bot.updates.nextId === offset) return []
    const updates = await client.api.call('getUpdates', { offset })
    for (const update of updates) await client.handleUpdate(update)
    offset = bot.updates.nextId
    return updates
  }
  return { telegram, bot, olga, uma, chat, client, joined, left, changed, tell }
}
