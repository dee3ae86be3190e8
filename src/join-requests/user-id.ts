import { InvalidOptionsError } from '../errors'

/** The id as it goes to Telegram: what is no positive number, its server would refuse or take for somebody else's. */
export function toUserId(userId: number | string): number {
  const id = typeof userId === 'string' && /^\d+$/.test(userId) ? Number(userId) : userId
  if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) return id
  throw new InvalidOptionsError('userId', 'the id of a user: a positive whole number', userId, hintFor(userId))
}

function hintFor(userId: unknown): string | undefined {
  if (typeof userId === 'string' && userId.startsWith('@')) {
    return 'Telegram finds no people by their @username here: the id is in the request, as `user.id`'
  }
  return Number(userId) < 0 ? 'that is the id of a chat' : undefined
}
