import { checkSignal } from '../api/call-options'
import { checkKind, checkOptionNames, InvalidOptionsError } from '../errors'
import type { ChatMigration } from '../transport/migration'
import type { Listener } from './emit'

/** What a client tells of, by name. */
export interface ClientEvents {
  /** A group became a supergroup and has another id. The call that found out goes on with the new one. */
  chatMigrated: ChatMigration
  /** Something that a handler of another event threw. Without a handler for it, it is an unhandled rejection. */
  error: unknown
}

/** What is done when something happens. A promise is waited for. */
export type EventHandler<T> = (event: T) => unknown

export interface ListenOptions {
  /**
   * Whether the first time is the last.
   * @default false
   */
  once?: boolean | undefined
  /** Ends the listening when it is aborted. */
  signal?: AbortSignal | undefined
}

const NAMES: readonly string[] = ['chatMigrated', 'error']

/** Who listens to what. */
export class Events {
  readonly #listeners = new Set<Listener>()

  /** @returns ends the listening */
  on<N extends keyof ClientEvents>(
    name: N,
    handler: EventHandler<ClientEvents[N]>,
    options: ListenOptions = {},
  ): () => void {
    checkListening(name, handler, options)
    const { once, signal } = options
    const stop = () => {
      this.#listeners.delete(listener)
      signal?.removeEventListener('abort', stop)
    }
    const listener = { name, hear: handler as EventHandler<unknown>, once, stop }
    if (signal?.aborted) return stop
    this.#listeners.add(listener)
    signal?.addEventListener('abort', stop)
    return stop
  }

  /** Tells all who listen, and waits for them. */
  async emit<N extends keyof ClientEvents>(name: N, event: ClientEvents[N]): Promise<void> {
    const { emit } = await import('./emit')
    await emit(this.#listeners, name, event)
  }
}

function checkListening(name: string, handler: unknown, options: ListenOptions): void {
  if (!NAMES.includes(name)) {
    throw new InvalidOptionsError('event', `one of ${NAMES.join(', ')}`, name)
  }
  if (typeof handler !== 'function') throw new InvalidOptionsError('handler', 'a function', handler)
  checkOptionNames(options, ['once', 'signal'], 'on')
  checkKind('once', 'boolean', options.once)
  checkSignal(options.signal)
}
