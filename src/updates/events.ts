import { checkSignal } from '../api/call-options'
import { checkKind, checkOptionNames, InvalidOptionsError } from '../errors'
import type { ChatMigration } from '../transport/migration'

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
  readonly #handlers = new Map<string, Set<EventHandler<never>>>()

  /** @returns ends the listening */
  on<N extends keyof ClientEvents>(
    name: N,
    handler: EventHandler<ClientEvents[N]>,
    options: ListenOptions = {},
  ): () => void {
    checkListening(name, handler, options)
    const { once, signal } = options
    const stop = () => {
      handlers.delete(listener)
      signal?.removeEventListener('abort', stop)
    }
    // A function of its own for each, so that the same handler may listen twice.
    const listener: EventHandler<ClientEvents[N]> = (event) => {
      if (once) stop()
      return handler(event)
    }
    const handlers = this.#handlersOf(name)
    if (signal?.aborted) return stop
    handlers.add(listener)
    signal?.addEventListener('abort', stop)
    return stop
  }

  /** Tells all who listen, in the order in which they began to, and waits for them. */
  async emit<N extends keyof ClientEvents>(name: N, event: ClientEvents[N]): Promise<void> {
    const results = [...this.#handlersOf(name)].map(async (handler) => await handler(event))
    for (const result of await Promise.allSettled(results)) {
      if (result.status === 'rejected') await this.#fail(name, result.reason)
    }
  }

  async #fail(name: keyof ClientEvents, reason: unknown): Promise<void> {
    if (name === 'error' || this.#handlersOf('error').size === 0) throw reason
    await this.emit('error', reason)
  }

  #handlersOf<N extends keyof ClientEvents>(name: N): Set<EventHandler<ClientEvents[N]>> {
    const known = this.#handlers.get(name) ?? new Set()
    this.#handlers.set(name, known)
    return known as Set<EventHandler<ClientEvents[N]>>
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
