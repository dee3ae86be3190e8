import { Client, type ClientOptions, type PollOptions, type UpdateType } from 'invitegram'
import { onTestFinished } from 'vitest'
import { aTelegram } from './telegram'

/** A client in an emulated Telegram, which polls from `poll()` to `stop()` or to the end of the test. */
export function aPollingClient(options?: ClientOptions) {
  const scene = aTelegram()
  const { telegram, bot } = scene
  const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock, ...options })
  let stopping = new AbortController()
  let polling: Promise<void> = Promise.resolve()

  /** Begins to poll; what it comes to is for `stop` to say. */
  const poll = (pollOptions?: PollOptions) => {
    stopping = new AbortController()
    polling = client.poll({ signal: stopping.signal, ...pollOptions })
    polling.catch(() => {})
    return polling
  }
  const stop = async () => {
    stopping.abort()
    await polling
  }
  onTestFinished(() => stopping.abort())

  /** Has Telegram keep such updates for the bot from now on, whoever polls then. */
  const keep = async (...types: UpdateType[]) => {
    await client.api.call('getUpdates', { allowed_updates: types, timeout: 0 })
  }
  /** What the bot asked for when it last fetched updates. */
  const asked = () => telegram.calls.filter(({ method }) => method === 'getUpdates').map(({ params }) => params)
  const pendingIds = () => bot.updates.pending.map(({ update_id }) => update_id)
  return { ...scene, client, keep, poll, stop, asked, pendingIds }
}

/** Something that a test lets happen when it likes. */
export function aGate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}
