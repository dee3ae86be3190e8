import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from '../api/caller'
import type { MovedChats } from '../api/moved-chats'
import { isChatMigratedError } from '../errors'

/** From here on downwards ids are those of supergroups and channels. */
const LAST_OF_SUPERGROUPS = -1_000_000_000_000

/** A group that became a supergroup: it has another id from then on. */
export interface ChatMigration {
  /** The group's id so far. */
  readonly oldChatId: number
  /** Its id from now on: this is the one to store. */
  readonly newChatId: number
}

/** Follows groups that became supergroups: a call that comes to the old id goes to the new one, once. */
export class Migration implements Caller {
  readonly #inner: Caller
  readonly #moved: MovedChats
  readonly #tell: (migration: ChatMigration) => void

  constructor(inner: Caller, moved: MovedChats, tell: (migration: ChatMigration) => void) {
    this.#inner = inner
    this.#moved = moved
    this.#tell = tell
  }

  /** Not `async` itself: for nearly all chats there is nothing to do, and nothing that a call should cost. */
  call<M extends ApiMethod>(method: M, params: ApiParams<M>, options?: CallOptions): Promise<ApiResult<M>> {
    const { chat_id: named } = params as { chat_id?: unknown }
    return isGroup(named) ? this.#follow(named, method, params, options) : this.#inner.call(method, params, options)
  }

  async #follow<M extends ApiMethod>(
    named: number | string,
    method: M,
    params: ApiParams<M>,
    options: CallOptions | undefined,
  ): Promise<ApiResult<M>> {
    const chatId = this.#moved.idOf(named)
    try {
      return await this.#inner.call(method, chatId === named ? params : { ...params, chat_id: chatId }, options)
    } catch (error) {
      // Where a second chat takes part, it may be that one.
      if (!isChatMigratedError(error) || chatId !== named || 'from_chat_id' in params) throw error
      const migration = { oldChatId: Number(named), newChatId: error.newChatId }
      if (this.#moved.note(migration.oldChatId, migration.newChatId)) this.#tell(migration)
      return await this.#inner.call(method, { ...params, chat_id: migration.newChatId }, options)
    }
  }
}

/** Only basic groups move. Their ids are negative, as text or not; those of supergroups and channels begin with -100. */
function isGroup(chatId: unknown): chatId is number | string {
  return Number(chatId) < 0 && Number(chatId) > LAST_OF_SUPERGROUPS
}
