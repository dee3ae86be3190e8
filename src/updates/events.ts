import type { Update } from '@grammyjs/types'
import type { AccessChange } from '../access/access-change'
import { onAbort } from '../api/abort-listeners'
import { checkSignal } from '../api/call-options'
import { checkKind, checkOptionNames, InvalidOptionsError } from '../errors'
import type { JoinRequest } from '../join-requests/join-request'
import type { MemberChanged, MemberJoined, MemberLeft } from '../members/events'
import type { ChatMigration } from '../transport/migration'
import type { ClientWarning } from './warning'

/** What a client tells of, by name. */
export interface ClientEvents {
  /** Somebody asks to be let in. Takes the right to invite users. */
  joinRequest: JoinRequest
  /** Somebody has come into a chat, and by which door. The bot has to be an administrator there. */
  memberJoined: MemberJoined
  /** Somebody is no longer in a chat. The bot has to be an administrator there. */
  memberLeft: MemberLeft
  /** Somebody is something else to a chat: promoted, restricted, unbanned, paid on. The bot has to be an administrator. */
  memberChanged: MemberChanged
  /** What the bot itself may do in a chat has changed; or somebody has blocked or unblocked it. */
  accessChanged: AccessChange
  /** A group became a supergroup and has another id. A call that found out goes on with the new one. */
  chatMigrated: ChatMigration
  /** Every update, as Telegram sent it. */
  update: Update
  /**
   * Something that a handler of another event threw, or an `UpdateError`. Without a handler for it, what was thrown is
   * where the update came in: `poll` rejects, a webhook answers 500.
   */
  error: unknown
  /** Something that is not right, though nothing failed. Without a handler for it, it goes to `console.warn`. */
  warning: ClientWarning
}

/** What is done when something happens. A promise is waited for. */
export type EventHandler<T> = (event: T) => unknown

/** How long to listen. */
export interface ListenOptions {
  /**
   * Whether the first time is the last. A time at which the handler throws, and nobody listens to `error`, does not count.
   * @default false
   */
  once?: boolean | undefined
  /** Ends the listening when it is aborted. */
  signal?: AbortSignal | undefined
}

/** Somebody who listens. */
export interface Listener {
  readonly hear: EventHandler<unknown>
  readonly once: boolean | undefined
  readonly start: () => void
  readonly stop: () => void
}

export type EventName = keyof ClientEvents

/** Something to be told. */
export type News = { [N in EventName]: { name: N; event: ClientEvents[N] } }[EventName]

const LISTENERS = (): Record<EventName, Set<Listener>> => ({
  joinRequest: new Set(),
  memberJoined: new Set(),
  memberLeft: new Set(),
  memberChanged: new Set(),
  accessChanged: new Set(),
  chatMigrated: new Set(),
  update: new Set(),
  error: new Set(),
  warning: new Set(),
})

/** Who listens to what. */
export class Events {
  readonly #listeners = LISTENERS()
  readonly #watchers = new Set<() => void>()
  readonly #enders = new Set<() => void>()
  /** Whether the client is closed, and no update will come in any more. */
  isEnded = false

  /** @returns ends the listening */
  on<N extends EventName>(name: N, handler: EventHandler<ClientEvents[N]>, options: ListenOptions = {}): () => void {
    checkListening(this.#listeners, name, handler, options)
    const { once, signal } = options
    const listeners = this.#listeners[name]
    let unhear: (() => void) | undefined
    const stop = () => {
      if (!listeners.delete(listener)) return
      unhear?.()
      this.#changed()
    }
    const start = () => {
      if (signal?.aborted) return
      listeners.add(listener)
      unhear = signal && onAbort(signal, stop)
      this.#changed()
    }
    const listener = { hear: handler as EventHandler<unknown>, once, start, stop }
    start()
    return stop
  }

  /** Whether anybody listens to one of these. */
  has(...names: readonly EventName[]): boolean {
    return names.some((name) => this.#listeners[name].size > 0)
  }

  /** Calls `hear` whenever somebody begins or ends listening, to anything. @returns ends it */
  watch(hear: () => void): () => void {
    return addTo(this.#watchers, hear)
  }

  /** Calls `hear` when nothing will be told any more, in a moment if that is so by now. @returns ends it */
  onEnd(hear: () => void): () => void {
    if (this.isEnded) queueMicrotask(hear)
    return addTo(this.#enders, hear)
  }

  end(): void {
    this.isEnded = true
    for (const hear of this.#enders) hear()
  }

  /** Tells all who listen, and waits for them. Rejects with what they threw, if nobody listens to `error`. */
  async emit<N extends EventName>(name: N, event: ClientEvents[N]): Promise<void> {
    const { emit } = await import('./intake')
    await emit(this.#listeners, name, event)
  }

  #changed(): void {
    for (const hear of this.#watchers) hear()
  }
}

/** @returns takes it out again */
function addTo<T>(members: Set<T>, member: T): () => void {
  members.add(member)
  return () => void members.delete(member)
}

function checkListening(listeners: object, name: string, handler: unknown, options: ListenOptions): void {
  if (!Object.hasOwn(listeners, name)) {
    throw new InvalidOptionsError('event', `one of ${Object.keys(listeners).join(', ')}`, name)
  }
  if (typeof handler !== 'function') throw new InvalidOptionsError('handler', 'a function', handler)
  checkOptionNames(options, ['once', 'signal'], 'on')
  checkKind('once', 'boolean', options.once)
  checkSignal(options.signal)
}
