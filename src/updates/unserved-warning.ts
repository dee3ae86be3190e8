import type { ClientWarning } from './warning'

/** What is said to those who would listen in vain. */
export const UNSERVED: ClientWarning = {
  code: 'updates-unasked',
  message:
    'Nobody who joins or leaves will be told of, for Telegram was not asked for `chat_member`: have whatever fetches ' +
    'updates name it in `allowed_updates`, or call `setWebhook` again when everybody listens.',
  chatId: null,
}
