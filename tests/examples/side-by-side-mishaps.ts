import { InvalidOptionsError, InvitegramError } from 'invitegram'
import type { EmulatedBot, EmulatedChat, EmulatedLink, Emulator } from 'invitegram/emulator'
import type { Calls } from './side-by-side-libraries'

/** Where a library meets with a mishap. */
export interface Place {
  telegram: Emulator
  bot: EmulatedBot
  chat: EmulatedChat
  calls: Calls
}

/** What goes wrong, as the table has it, and what becomes of it, in the words of the table. */
export const mishaps: Record<string, (place: Place) => Promise<string>> = {
  'an expiry in milliseconds': (place) => expiryOf(place, Date.UTC(2027, 0, 1)),

  'an expiry that is `NaN`': (place) => expiryOf(place, Number.NaN),

  async 'a title of 40 characters'({ chat, calls }) {
    const failure = await failureOf(calls.create(chat.id, { name: 'x'.repeat(40) }))
    return failure instanceof InvalidOptionsError ? 'refused' : `cut to ${newest(chat).title.length}`
  },

  async 'a title that is `null`'({ chat, calls }) {
    await calls.create(chat.id, JSON.parse('{ "name": null }'))
    return newest(chat).title === '' ? 'no title' : `the title "${newest(chat).title}"`
  },

  async 'title and expiry, when the limit is edited'({ chat, calls }) {
    await calls.createAndEdit(chat.id, 'Spring', new Date('2037-01-01T00:00:00Z'), 100)
    const { title, expiresAt, limit } = newest(chat)
    if (limit !== 100) return 'the limit stays'
    return title === 'Spring' && expiresAt !== null ? 'kept' : 'lost'
  },

  async 'a new link whose answer is lost'({ telegram, chat, calls }) {
    telegram.faults.add({ kind: 'lost-answer', method: 'createChatInviteLink', times: 1 })
    const failure = await failureOf(calls.create(chat.id, { name: 'Spring' }))
    const count = chat.links.length === 1 ? 'one' : `${chat.links.length} of them`
    if (failure === undefined) return `${count}, no error`
    const saysSo = failure instanceof InvitegramError && 'outcome' in failure && failure.outcome === 'unknown'
    return saysSo ? `${count}, an error that says so` : `${count}, an error`
  },

  async 'a flood, with 20 seconds to wait'({ telegram, chat, calls }) {
    telegram.faults.add({ kind: 'flood', method: 'createChatInviteLink', times: 1, retryAfterMs: 20_000 })
    return (await failureOf(calls.create(chat.id, {}))) === undefined ? 'waited out' : 'an error'
  },

  async 'a group that became a supergroup'({ telegram, bot, calls }) {
    const group = telegram.addChat({ type: 'group', title: 'Chess friends' })
    group.promote(bot, { canInviteUsers: true })
    telegram.faults.add({ kind: 'migration', times: 1 })
    return (await failureOf(calls.create(group.id, {}))) === undefined ? 'followed' : 'an error'
  },

  async 'a request that was approved before'({ telegram, chat, bot, calls }) {
    const ada = telegram.addUser({ firstName: 'Ada' })
    ada.join(chat.addLink({ creator: bot, requireApproval: true }))
    await calls.approve(chat.id, ada.id)
    const answer = await calls.approve(chat.id, ada.id).catch(() => 'an error')
    return answer === 'an error' ? 'an error' : `\`'${answer}'\``
  },
}

async function expiryOf({ chat, calls }: Place, expire_date: number): Promise<string> {
  const failure = await failureOf(calls.create(chat.id, { name: 'Spring', expire_date }))
  if (failure instanceof InvalidOptionsError) return 'refused'
  return newest(chat).expiresAt === null ? 'never expires' : 'expires'
}

function newest({ links }: EmulatedChat): EmulatedLink {
  const link = links.at(-1)
  if (link === undefined) throw new Error('No link was made')
  return link
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call
    return undefined
  } catch (error) {
    return error
  }
}
