import type { Caller } from '../api/caller'
import { isObject } from '../errors'
import type { Events } from './events'

/**
 * Warns those who listen to people if Telegram was never asked to tell of them: whoever set the webhook or polls
 * may be another program, and this one would wait for ever. Rejects if Telegram cannot be asked just now.
 */
export async function warnOfUnserved(caller: Caller, events: Events): Promise<void> {
  const ending = new AbortController()
  const unwatch = events.onEnd(() => ending.abort())
  const info = await caller.call('getWebhookInfo', {}, { signal: ending.signal }).finally(unwatch)
  if (!isObject(info) || info.allowed_updates?.includes('chat_member')) return
  const { UNSERVED } = await import('./seldom')
  await events.emit('warning', UNSERVED)
}
