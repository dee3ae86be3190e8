import { Client, type ClientOptions, type Fetch } from 'invitegram'
import { aTelegram } from './telegram'

/** A call as it arrived at Telegram. */
interface Arrival {
  /** How long after the beginning, in milliseconds of the emulator's time. */
  atMs: number
  method: string
  params: Record<string, unknown>
}

/**
 * A client at an emulated Telegram whose time jumps whenever nothing is left but waiting, and what arrives there when.
 */
export function aPatientClient(options?: ClientOptions) {
  const scene = aTelegram({ clock: 'auto' })
  const { clock, fetch: emulated } = scene.telegram
  const startMs = clock.now().getTime()
  const elapsedMs = () => clock.now().getTime() - startMs
  const arrivals: Arrival[] = []

  const fetch: Fetch = (url, init) => {
    arrivals.push({ atMs: elapsedMs(), method: url.split('/').at(-1) ?? '', params: JSON.parse(init.body) })
    return emulated(url, init)
  }
  const client = new Client(scene.bot.token, { fetch, clock, ...options })
  return { ...scene, client, arrivals, elapsedMs }
}
