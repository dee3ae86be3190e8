import { DEFAULT_UPDATE_TYPES, type UpdateType } from './update-types'

/**
 * What to ask Telegram for: what is needed, and what the caller adds. Who wants every update and does not say which,
 * gets what Telegram sends by default, of which `chat_member` is no part.
 */
export function allowedUpdates(
  needed: readonly UpdateType[],
  added: readonly UpdateType[] | undefined,
  wantsEvery: boolean,
): UpdateType[] {
  if (added !== undefined || !wantsEvery) return [...new Set([...needed, ...(added ?? [])])]
  // An empty list is the default, and goes with the times.
  if (needed.every((type) => DEFAULT_UPDATE_TYPES.includes(type))) return []
  return [...new Set([...DEFAULT_UPDATE_TYPES, ...needed])]
}
