import type { Events } from '../events'
import { neededUpdates } from '../needed-updates'
import { DEFAULT_UPDATE_TYPES, type UpdateType } from '../update-types'

/**
 * Warns of whoever begins to listen to what Telegram was not asked for when the webhook was set, once of each type.
 *
 * @param asked - what it was asked for; if nothing or nothing in particular, it is taken for Telegram's default
 * @returns ends it
 */
export function warnOfUnasked(events: Events, asked: readonly UpdateType[] = []): () => void {
  const seen = new Set(asked.length === 0 ? DEFAULT_UPDATE_TYPES : asked)
  return events.watch(() => {
    const unasked = neededUpdates(events).filter((type) => !seen.has(type))
    if (unasked.length === 0) return
    for (const type of unasked) seen.add(type)
    const message =
      `Somebody listens to what needs ${unasked.join(' and ')}, for which Telegram was not asked when the webhook was set. ` +
      'Listen first and then call `setWebhook`, or name it in `allowedUpdates`.'
    void events.emit('warning', { code: 'updates-unasked', message, chatId: null })
  })
}
