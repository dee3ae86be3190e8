import type { ClientWarning } from './warning'

/** What is said to those who would listen in vain. */
export const UNSERVED: ClientWarning = {
  code: 'updates-unasked',
  message:
    'Nobody who joins or leaves will be told of, for Telegram was not asked for `chat_member`: call `setWebhook` again ' +
    'when everybody listens, or have whoever polls for updates ask for it.',
  chatId: null,
}
