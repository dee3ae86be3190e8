import type { EmulatedDuration } from '../../duration'
import type { Emulator } from '../../emulator'
import type { EmulatedFault, FaultOptions } from '../../faults/faults'
import type { EmulatedBot } from '../../state/bot'
import type { EmulatedChat, EmulatedChatType } from '../../state/chat'
import type { EmulatedUser } from '../../state/user'
import { type Acts, CHAT_ACTS, USER_ACTS } from './acts'
import { readFields } from './fields'
import { Refused } from './refusal'
import { fullViewOfChat, viewOfBot, viewOfCall, viewOfChat, viewOfUser } from './views'

/** The newest calls that are shown at once. */
const SHOWN_CALLS = 100

const USER = {
  id: 'number?',
  firstName: 'text?',
  lastName: 'text?',
  username: 'text?',
  bio: 'text?',
  languageCode: 'text?',
  isPremium: 'flag?',
  isInTooManyChats: 'flag?',
  stars: 'number?',
} as const

const BOT = { id: 'number?', token: 'text?', firstName: 'text?', lastName: 'text?', username: 'text?' } as const

const CHAT = {
  type: 'text',
  id: 'number?',
  title: 'text?',
  username: 'text?',
  owner: 'person?',
  joinByRequest: 'flag?',
  joinToSendMessages: 'flag?',
} as const

/** An emulated Telegram as other programs see and move it: what they ask, by verb and path. */
export class Control {
  readonly #telegram: Emulator
  readonly #users = new Map<number, EmulatedUser>()
  readonly #bots = new Map<number, EmulatedBot>()
  readonly #chats = new Map<number, EmulatedChat>()
  readonly #faults = new Map<number, EmulatedFault>()
  #faultCount = 0

  constructor(telegram: Emulator) {
    this.#telegram = telegram
  }

  /** Shows what was there before, too. */
  know({ user, bot, chat }: { user?: EmulatedUser; bot?: EmulatedBot; chat?: EmulatedChat }): void {
    if (user) this.#users.set(user.id, user)
    if (bot) this.#bots.set(bot.id, bot)
    if (chat) this.#chats.set(chat.id, chat)
  }

  /**
   * Does what is asked.
   *
   * @param path - below `/control/`, in parts
   * @returns what to answer, as JSON
   * @throws {Refused | InvalidOptionsError} if it makes no sense
   */
  async answer(verb: string, [what = '', which = '', act = '', ...more]: string[], json: unknown): Promise<object> {
    const place = more.length > 0 ? 'nowhere' : `${verb} ${[what, which && '*', act && '*'].filter(Boolean).join('/')}`
    switch (place) {
      case 'GET state':
        return this.#state()
      case 'GET calls':
        return this.#telegram.calls.slice(-SHOWN_CALLS).map(viewOfCall)
      case 'GET faults':
        return [...this.#faults].map(viewOfFault)
      case 'GET chats/*':
        return fullViewOfChat(this.#chat(which))
      case 'GET users/*':
        return viewOfUser(this.#user(which))
      case 'POST users':
        return this.#addUser(json)
      case 'POST bots':
        return this.#addBot(json)
      case 'POST chats':
        return this.#addChat(json)
      case 'POST faults':
        return this.#addFault(json)
      case 'POST users/*/*':
        return this.#act(USER_ACTS, this.#user(which), act, json)
      case 'POST chats/*/*':
        return this.#act(CHAT_ACTS, this.#chat(which), act, json)
      case 'POST clock/*':
        return this.#advance(which, json)
      case 'DELETE faults':
        return this.#removeFaults([...this.#faults.keys()])
      case 'DELETE faults/*':
        return this.#removeFaults([Number(which)])
      default:
        throw new Refused(404, `There is nothing at ${verb} /control/${[what, which, act].filter(Boolean).join('/')}`)
    }
  }

  #state(): object {
    for (const { upgradedTo } of this.#chats.values()) if (upgradedTo !== null) this.know({ chat: upgradedTo })
    return {
      now: this.#telegram.clock.now(),
      bots: [...this.#bots.values()].map(viewOfBot),
      users: [...this.#users.values()].map(viewOfUser),
      chats: [...this.#chats.values()].map(viewOfChat),
    }
  }

  #addUser(json: unknown): object {
    const user = this.#telegram.addUser(readFields(this.#telegram, json, USER, 'addUser'))
    this.know({ user })
    return viewOfUser(user)
  }

  #addBot(json: unknown): object {
    const bot = this.#telegram.addBot(readFields(this.#telegram, json, BOT, 'addBot'))
    this.know({ bot })
    return viewOfBot(bot)
  }

  #addChat(json: unknown): object {
    const { type, ...options } = readFields(this.#telegram, json, CHAT, 'addChat')
    const chat = this.#telegram.addChat({ ...options, type: type as EmulatedChatType })
    this.know({ chat })
    return viewOfChat(chat)
  }

  #addFault(json: unknown): object {
    const fault = this.#telegram.faults.add(json as FaultOptions)
    this.#faults.set(++this.#faultCount, fault)
    return viewOfFault([this.#faultCount, fault])
  }

  #removeFaults(ids: readonly number[]): object {
    for (const id of ids) {
      const fault = this.#faults.get(id)
      if (fault === undefined) throw new Refused(404, `There is no fault ${id}`)
      fault.remove()
      this.#faults.delete(id)
    }
    return { outcome: 'done' }
  }

  #act<T>(acts: Acts<T>, target: T, name: string, json: unknown): object {
    const run = Object.hasOwn(acts, name) ? acts[name] : undefined
    if (run === undefined) throw new Refused(404, `There is no act ${name}: there are ${Object.keys(acts).join(', ')}`)
    return run(this.#telegram, target, json)
  }

  async #advance(act: string, json: unknown): Promise<object> {
    if (act !== 'advance') throw new Refused(404, `There is no act ${act}: there is advance`)
    await this.#telegram.clock.advance(json as EmulatedDuration)
    return { now: this.#telegram.clock.now() }
  }

  #user(id: string): EmulatedUser {
    const user = this.#telegram.user(Number(id))
    if (user === undefined) throw new Refused(404, `There is no user ${id}`)
    return user
  }

  #chat(id: string): EmulatedChat {
    const chat = this.#telegram.chat(Number(id))
    if (chat === undefined) throw new Refused(404, `There is no chat ${id}`)
    return chat
  }
}

function viewOfFault([id, { kind, hits }]: readonly [number, EmulatedFault]) {
  return { id, kind, hits }
}
