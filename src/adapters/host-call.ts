import type { ApiMethod } from '../api/caller'
import { Attempt } from '../transport/attempt'
import type { Limits } from '../transport/exchange'
import type { Host } from './host'

/**
 * A call that a host makes. It ends at once when the caller's signal is aborted or the time is up, whether or not the
 * host can be told to stop.
 */
export class HostCall extends Attempt<unknown> {
  readonly #aborting = new AbortController()
  readonly #send: (signal: AbortSignal) => Promise<unknown>

  constructor(host: Host, method: ApiMethod, params: object, limits: Limits) {
    super(limits)
    // Asynchronous, so that what a host throws at once is a failure like any other.
    this.#send = async (signal) => await host.send(method, params, signal)
  }

  protected start(): void {
    this.#send(this.#aborting.signal).then(
      (result) => this.succeed(result),
      (error) => this.fail(error),
    )
  }

  protected stop(): void {
    this.#aborting.abort()
  }

  /** A host does not tell how far it came. */
  protected wasSent(): boolean {
    return true
  }
}
