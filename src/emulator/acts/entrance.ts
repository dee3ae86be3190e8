import { Described, InvalidOptionsError } from '../../errors'
import { readInviteLink } from '../invite-link-text'
import { belongs, checkBelong } from '../state/belonging'
import { EmulatedChat } from '../state/chat'
import { EmulatedLink } from '../state/link'
import type { World } from '../state/world'

/**
 * Where somebody wants to come in: an invite link in any spelling, an object with the `url` of one, the `@username`
 * of a public chat, or a chat.
 */
export type Entrance = string | { readonly url: string } | EmulatedChat

/** `link`: `null` at the door of a public chat. */
export interface FoundEntrance {
  readonly chat: EmulatedChat
  readonly link: EmulatedLink | null
}

export type NoEntrance = 'no such link' | 'no such chat'

const EXPECTED = 'a link, its URL, a chat, or @username'

/** @throws {InvalidOptionsError} if it is nothing of the kind, or of another emulator */
export function findEntrance(world: World, entrance: Entrance): FoundEntrance | NoEntrance {
  if (entrance instanceof EmulatedChat) {
    checkBelong(world, { chat: entrance })
    return publicDoor(entrance)
  }
  const text = textOf(world, entrance)
  if (!text.startsWith('@')) return doorBehind(world, text)
  const named = world.named(text.slice(1))
  return named instanceof EmulatedChat ? publicDoor(named) : 'no such chat'
}

function textOf(world: World, entrance: Exclude<Entrance, EmulatedChat>): string {
  if (entrance instanceof EmulatedLink && !belongs(world, entrance.creator)) {
    throw new InvalidOptionsError('entrance', EXPECTED, new Described('a link of another Emulator'))
  }
  // Not everybody has a compiler.
  const text: unknown = typeof entrance === 'string' ? entrance : entrance?.url
  if (typeof text !== 'string') throw new InvalidOptionsError('entrance', EXPECTED, entrance)
  return text
}

/** A private chat has no door but its links. */
function publicDoor(chat: EmulatedChat): FoundEntrance | NoEntrance {
  return chat.username === '' || chat.isGone ? 'no such chat' : { chat, link: null }
}

function doorBehind(world: World, text: string): FoundEntrance | NoEntrance {
  const read = readInviteLink(text)
  const made = read?.kind === 'invite' ? world.chatWithHash(read.hash) : undefined
  const chat = made?.upgradedTo ?? made
  const link = chat?.linkBy(text)
  return chat === undefined || chat.isGone || link === undefined ? 'no such link' : { chat, link }
}
