import type { ApiMethod } from '../api/caller'
import type { ExchangeFailure } from '../transport/exchange'

/** A bot of another library, as a way to Telegram. */
export interface Host {
  /** The bot's token: it is kept out of errors. */
  readonly token: string
  /**
   * Whether the host, or a plugin of it, may try a call again by itself. Of one that failed nobody can say then that it
   * was never sent: an earlier try may have been.
   */
  repeats(): boolean
  /** Makes a call on the host's own API object, so that whatever was put around that applies. */
  send(method: ApiMethod, params: object, signal: AbortSignal): Promise<unknown>
  /** What an error of the host's tells. */
  explain(error: unknown): ToldRefusal | ExchangeFailure
}

/** Telegram said no, and the host passed it on. */
export interface ToldRefusal {
  /** Telegram's `error_code`. */
  readonly code: number
  readonly description: string
  /** Telegram's `parameters`: how long to wait, or where the group went. */
  readonly parameters: unknown
}
