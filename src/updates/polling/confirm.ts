import type { Caller } from '../../api/caller'
import { systemClock } from '../../time/system-clock'
import type { Events } from '../events'

/** How long the last confirmation may take: whoever wants to end, wants to end. */
const CONFIRMING_MS = 5_000
/**
 * The same, where Telegram has probably been told already, by the call that was broken off: then it lets us wait three
 * seconds, for we ask for the same again.
 */
const CONFIRMING_AGAIN_MS = 500

/**
 * Tells Telegram that all below an id is handled. Where that fails, it comes again some day.
 *
 * @param isAgain - whether it may have been told already
 */
export async function confirmOffset(caller: Caller, events: Events, offset: number, isAgain: boolean): Promise<void> {
  const done = new AbortController()
  const late = new AbortController()
  // Of the time on the wall: it is a connection that is waited for.
  const waiting = systemClock.sleep(isAgain ? CONFIRMING_AGAIN_MS : CONFIRMING_MS, done.signal)
  waiting.then(() => late.abort(new Error('nothing came back in time'))).catch(() => {})
  try {
    // One update at most comes back, and stays where it is.
    await caller.call('getUpdates', { offset, limit: 1, timeout: 0 }, { signal: late.signal })
  } catch (error) {
    if (isAgain && late.signal.aborted) return
    const message = `The updates handled last could not be confirmed, and will come again. ${error}`
    void events.emit('warning', { code: 'updates-unconfirmed', message, chatId: null })
  } finally {
    done.abort()
  }
}
