import type { Message } from '@grammyjs/types'
import type { MovedChats } from '../api/moved-chats'
import type { ChatMigration } from '../transport/migration'
import type { News } from './events'

/** What may stand in a message: nothing of it is sure. */
interface Notice {
  readonly chat?: { readonly id?: unknown } | null
  readonly migrate_to_chat_id?: unknown
  readonly migrate_from_chat_id?: unknown
}

/** Looks for the note that a group leaves behind, or a supergroup begins with, when the one becomes the other. */
export function migrationNews(moved: MovedChats, message: Message): News[] {
  const migration = readMigration(message)
  if (migration === null || !moved.note(migration.oldChatId, migration.newChatId)) return []
  return [{ name: 'chatMigrated', event: migration }]
}

/** The update counts as not handled, and is to tell of them again when it comes again. */
export function forgetMigrations(moved: MovedChats, news: readonly News[]): void {
  for (const { name, event } of news) if (name === 'chatMigrated') moved.forget(event.oldChatId)
}

function readMigration(message: Message): ChatMigration | null {
  const { chat, migrate_to_chat_id: newId, migrate_from_chat_id: oldId } = (message ?? {}) as Notice
  if (newId !== undefined) return toMigration(chat?.id, newId)
  return oldId === undefined ? null : toMigration(oldId, chat?.id)
}

function toMigration(oldChatId: unknown, newChatId: unknown): ChatMigration | null {
  if (!Number.isSafeInteger(oldChatId) || !Number.isSafeInteger(newChatId)) return null
  return { oldChatId: Number(oldChatId), newChatId: Number(newChatId) }
}
