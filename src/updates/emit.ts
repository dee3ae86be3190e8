import type { EventHandler } from './events'

/** Somebody who listens. */
export interface Listener {
  readonly name: string
  readonly hear: EventHandler<unknown>
  readonly once: boolean | undefined
  readonly stop: () => void
}

/** Tells all who listen, in the order in which they began to, and waits for them. What they throw goes to `error`. */
export async function emit(listeners: ReadonlySet<Listener>, name: string, event: unknown): Promise<void> {
  const results = await Promise.allSettled(who(listeners, name).map((listener) => tell(listeners, listener, event)))
  const unheard: unknown[] = []
  for (const result of results) {
    if (result.status === 'fulfilled') continue
    if (name === 'error' || who(listeners, 'error').length === 0) unheard.push(result.reason)
    else await emit(listeners, 'error', result.reason).catch((error) => unheard.push(error))
  }
  if (unheard.length > 1) throw new AggregateError(unheard, 'Several handlers threw')
  if (unheard.length === 1) throw unheard[0]
}

async function tell(listeners: ReadonlySet<Listener>, listener: Listener, event: unknown): Promise<void> {
  // One that was told before may have ended it.
  if (!listeners.has(listener)) return
  if (listener.once) listener.stop()
  await listener.hear(event)
}

function who(listeners: ReadonlySet<Listener>, name: string): Listener[] {
  return [...listeners].filter((listener) => listener.name === name)
}
