import { InvalidOptionsError, isObject } from '../errors'

/** What is wrong with something that was handed in for an update, and is none. */
export function noUpdate(received: unknown): InvalidOptionsError {
  if (!isObject(received)) return new InvalidOptionsError('update', 'an update, as Telegram sends it', received)
  const { update_id: id } = received as { update_id?: unknown }
  return new InvalidOptionsError('update.update_id', 'a whole number', id)
}
