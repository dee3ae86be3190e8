import type { Chat as WireChat } from '@grammyjs/types'
import { checkFields, UpdateError } from '../errors'

/**
 * A chat, as updates show it.
 *
 * @see https://core.telegram.org/bots/api#chat
 */
export interface Chat {
  /** Negative, but for private chats. Those of supergroups and channels begin with -100. */
  readonly id: number
  /** A `group` is a basic one: it has another id once it becomes a supergroup. */
  readonly type: 'private' | 'group' | 'supergroup' | 'channel'
  /** `null` of private chats. */
  readonly title: string | null
  /** Without the `@`; `null` unless the chat is public, or a private chat with somebody who has one. */
  readonly username: string | null
  /** The same, in Telegram's own names. Not enumerable, so that printing and JSON show the facts alone. */
  readonly raw: WireChat
}

export function toChat(raw: WireChat): Chat {
  const facts = { id: raw.id, type: raw.type, title: raw.title ?? null, username: raw.username ?? null }
  return Object.defineProperty(facts as Chat, 'raw', { value: raw })
}

const TYPES = ['private', 'group', 'supergroup', 'channel']

/**
 * Refuses what is no chat.
 *
 * @param path - where in the update it stands
 * @throws {UpdateError}
 */
export function checkChat(raw: unknown, path: string): void {
  checkFields(raw, path, { id: 'number', type: 'string', title: 'string?', username: 'string?' })
  const { type } = raw as WireChat
  if (!TYPES.includes(type)) throw new UpdateError(`${path}.type`, `one of ${TYPES.join(', ')}`)
}
