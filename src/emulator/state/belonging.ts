import { Described, InvalidOptionsError } from '../../errors'
import type { EmulatedBot, Person } from './bot'
import type { EmulatedChat } from './chat'
import type { EmulatedUser } from './user'
import type { World } from './world'

/** Whom and what something is done with, by the names under which the caller hands them in. */
export interface Involved {
  chat?: EmulatedChat
  parent?: EmulatedChat
  who?: Person
  creator?: Person
  user?: EmulatedUser
  applicant?: EmulatedUser
  bot?: EmulatedBot
}

type Kind = 'chat' | 'person' | 'user' | 'bot'

const KINDS: Readonly<Record<keyof Involved, Kind>> = {
  chat: 'chat',
  parent: 'chat',
  who: 'person',
  creator: 'person',
  user: 'user',
  applicant: 'user',
  bot: 'bot',
}

const EXPECTED: Readonly<Record<Kind, string>> = {
  chat: 'a chat of this Telegram, as addChat gives it',
  person: 'a user or bot of this Telegram, as addUser and addBot give them',
  user: 'a user of this Telegram, as addUser gives them',
  bot: 'a bot of this Telegram, as addBot gives it',
}

/** @throws {InvalidOptionsError} if one of them is something else, or of another emulator */
export function checkBelong(world: World, involved: Involved): void {
  for (const [name, one] of Object.entries(involved)) {
    const kind = KINDS[name as keyof Involved]
    if (!isOfKind(one, kind)) throw new InvalidOptionsError(name, EXPECTED[kind], one)
    if (!belongs(world, one)) {
      throw new InvalidOptionsError(name, EXPECTED[kind], new Described('one of another Emulator'))
    }
  }
}

/** Is part of this very Telegram: ids and names alone may be the same in another. */
export function belongs(world: World, one: Person | EmulatedChat): boolean {
  return one === (isOfKind(one, 'chat') ? world.chat(one.id) : world.person(one.id))
}

/** What only those of a kind have. By their classes they cannot be told here: those stand on this page. */
const MARKS: Readonly<Record<Kind, readonly string[]>> = {
  chat: ['pendingRequests'],
  person: ['stars', 'updates'],
  user: ['stars'],
  bot: ['updates'],
}

function isOfKind(one: unknown, kind: Kind): boolean {
  return typeof one === 'object' && one !== null && MARKS[kind].some((mark) => mark in one)
}
