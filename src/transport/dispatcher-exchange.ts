import { AnswerBytes } from './answer-bytes'
import { Attempt } from './attempt'
import type { Answer, Exchange, Limits } from './exchange'
import { networkFailure } from './network-failure'
import type { HttpDispatcher } from './options'

/** Posts through a dispatcher of undici, at its lowest level: no stream and no `Response` in between. */
export class DispatcherExchange implements Exchange {
  readonly #origin: string
  readonly #dispatcher: HttpDispatcher

  constructor(origin: URL, dispatcher: HttpDispatcher) {
    this.#origin = origin.origin
    this.#dispatcher = dispatcher
  }

  post(path: string, body: string, limits: Limits): Promise<Answer> {
    return new DispatcherAttempt(this.#dispatcher, this.#origin, path, body, limits).run()
  }

  close(): void {
    // It is its owner's to close.
  }
}

/** What undici hands over for breaking a request off. */
type Abort = (reason?: Error) => void

/** An attempt is the handler of its own request. Handlers have had two shapes, and undici 7 knows both. */
class DispatcherAttempt extends Attempt {
  readonly #dispatcher: HttpDispatcher
  readonly #origin: string
  readonly #path: string
  readonly #requestBody: string
  readonly #body = new AnswerBytes()
  #status = 0
  #abort: Abort | undefined
  #isStopped = false

  constructor(dispatcher: HttpDispatcher, origin: string, path: string, requestBody: string, limits: Limits) {
    super(limits)
    this.#dispatcher = dispatcher
    this.#origin = origin
    this.#path = path
    this.#requestBody = requestBody
  }

  protected override start(): void {
    try {
      this.#dispatcher.dispatch(
        {
          origin: this.#origin,
          path: this.#path,
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: this.#requestBody,
          // The time limit of the attempt is the only one: undici's own would cut a long poll short.
          headersTimeout: 0,
          bodyTimeout: 0,
        },
        this,
      )
    } catch (error) {
      this.onError(error)
    }
  }

  protected override stop(): void {
    this.#isStopped = true
    this.#abort?.()
  }

  protected override wasSent(): boolean {
    return this.#abort !== undefined
  }

  /** Up to undici 7: the connection stands, and the request is about to be written. */
  onConnect(abort: Abort): void {
    // What was given up while it waited for a connection must not leave any more.
    if (this.#isStopped) abort()
    else this.#abort = abort
  }

  onHeaders(status: number): void {
    this.#status = status
  }

  onData(chunk: Buffer): void {
    try {
      this.#body.add(chunk)
    } catch (failure) {
      this.fail(failure)
      this.stop()
    }
  }

  onComplete(): void {
    this.succeed({ status: this.#status, body: this.#body.text() })
  }

  onError(error: unknown): void {
    this.fail(networkFailure(this.wasSent(), codeOf(error), error))
  }

  /** The same from undici 7 on. */
  onRequestStart(controller: { abort: Abort }): void {
    this.onConnect((reason) => controller.abort(reason))
  }

  onResponseStart(_: unknown, status: number): void {
    this.onHeaders(status)
  }

  onResponseData(_: unknown, chunk: Buffer): void {
    this.onData(chunk)
  }

  onResponseEnd(): void {
    this.onComplete()
  }

  onResponseError(_: unknown, error: unknown): void {
    this.onError(error)
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
