import { thrownBy, throwTogether } from '../errors/throw-together'
import type { EventName, Listener } from './events'
import type { ClientWarning } from './warning'

type Listeners = Readonly<Record<EventName, ReadonlySet<Listener>>>

/** Tells all who listen, in the order in which they began to, and waits for them. What they throw goes to `error`. */
export async function emit(listeners: Listeners, name: EventName, event: unknown): Promise<void> {
  const hearing = listeners[name]
  if (name === 'warning' && hearing.size === 0) console.warn((event as ClientWarning).message)
  const isLast = name === 'error' || !listeners.error.size
  const thrown = await thrownBy([...hearing].map((listener) => tell(hearing, listener, event, isLast)))

  throwTogether(isLast ? thrown : await thrownBy(thrown.map((error) => emit(listeners, 'error', error))))
}

/** @param isLast - whether nobody hears what is thrown: then it counts for nothing, and `once` is still to come */
async function tell(
  hearing: ReadonlySet<Listener>,
  listener: Listener,
  event: unknown,
  isLast: boolean,
): Promise<void> {
  // One that was told before may have ended it.
  if (!hearing.has(listener)) return
  if (listener.once) listener.stop()
  try {
    await listener.hear(event)
  } catch (error) {
    if (listener.once && isLast) listener.start()
    throw error
  }
}
