import { UpdateError } from '../errors'
import type { Events, News } from './events'

/** That an update could not be read. To handle it again would be no better, so it is not for those who send it to know. */
export function unreadableNews(events: Events, { path, expected }: UpdateError, updateId: number): News {
  const error = new UpdateError(path, expected, updateId)
  if (events.has('error')) return { name: 'error', event: error }
  return { name: 'warning', event: { code: 'update-unreadable', message: error.message, chatId: null } }
}
