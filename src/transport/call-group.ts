import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from '../api/caller'
import type { MovedChats } from '../api/moved-chats'
import { ChatMigratedError } from '../errors'
import type { ChatMigration } from './migration'

/** A call to a basic group: under the id that it has by now, and once more if that turns out to be another. */
export async function callGroup<M extends ApiMethod>(
  caller: Caller,
  moved: MovedChats,
  tell: (migration: ChatMigration) => void,
  named: number | string,
  method: M,
  params: ApiParams<M>,
  options: CallOptions | undefined,
): Promise<ApiResult<M>> {
  const chatId = moved.idOf(named)
  // One object for both tries, for by it they are known as one call, with one budget of waiting.
  const own = { ...params, chat_id: chatId }
  try {
    return await caller.call(method, own, options)
  } catch (error) {
    // Where a second chat takes part, it may be that one.
    if (!(error instanceof ChatMigratedError) || chatId !== named || 'from_chat_id' in params) throw error
    const migration = { oldChatId: Number(named), newChatId: error.newChatId }
    if (moved.note(migration.oldChatId, migration.newChatId)) tell(migration)
    own.chat_id = migration.newChatId
    return await caller.call(method, own, options)
  }
}
