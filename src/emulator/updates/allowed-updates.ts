import { isUpdateType, UPDATE_TYPES, type UpdateType } from './update-type'

/** These a bot gets only if it asks for them. */
const ON_DEMAND: readonly UpdateType[] = ['chat_member', 'message_reaction', 'message_reaction_count']

/** What a bot gets that has never said what it wants. */
const BY_DEFAULT: ReadonlySet<UpdateType> = new Set(UPDATE_TYPES.filter((type) => !ON_DEMAND.includes(type)))

/** Which updates a bot gets. It may say so with each getUpdates and setWebhook, and it stays like that. */
export class AllowedUpdates {
  #types = BY_DEFAULT

  has(type: UpdateType): boolean {
    return this.#types.has(type)
  }

  /**
   * Takes over the argument `allowed_updates`. What is no list of texts changes nothing. Names that nobody knows are
   * passed over; where none is left, the default holds again.
   */
  change(text: string): void {
    const names = parsed(text)
    if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) return
    const types = names.map((name) => name.toLowerCase()).filter(isUpdateType)
    this.#types = types.length === 0 ? BY_DEFAULT : new Set(types)
  }

  /** As getWebhookInfo lists them; `undefined` if they are the default ones. */
  get listed(): readonly UpdateType[] | undefined {
    const isDefault = UPDATE_TYPES.every((type) => this.has(type) === BY_DEFAULT.has(type))
    return isDefault ? undefined : UPDATE_TYPES.filter((type) => this.has(type))
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
