import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from '../api/caller'
import type { MovedChats } from '../api/moved-chats'

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
    const { callGroup } = await import('./call-group')
    return await callGroup(this.#inner, this.#moved, this.#tell, named, method, params, options)
  }
}

/** Only basic groups move. Their ids are negative, as text or not; those of supergroups and channels begin with -100. */
function isGroup(chatId: unknown): chatId is number | string {
  return Number(chatId) < 0 && Number(chatId) > LAST_OF_SUPERGROUPS
}
