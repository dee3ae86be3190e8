import { readInviteLink } from '../invite-link-text'
import { EmulatedChat } from '../state/chat'
import type { EmulatedLink } from '../state/link'
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

export function findEntrance(world: World, entrance: Entrance): FoundEntrance | NoEntrance {
  if (entrance instanceof EmulatedChat) return publicDoor(entrance)
  const text = typeof entrance === 'string' ? entrance : entrance.url
  if (!text.startsWith('@')) return doorBehind(world, text)
  const named = world.named(text.slice(1))
  return named instanceof EmulatedChat ? publicDoor(named) : 'no such chat'
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
