import { InvalidOptionsError, isObject } from '../../errors'
import type { JoinRequest } from '../../join-requests/join-request'
import type { Clock } from '../../time/clock'
import { deadlineOf } from './deadline'
import { isPlainVerdict, type JoinRequestVerdict, type ScreeningResult, type ScreeningTerms } from './options'
import type { Room } from './room'

/** What the requests of one screening share. */
export interface ScreeningDesk {
  readonly terms: ScreeningTerms
  readonly clock: Clock
  readonly room: Room
  /** Another, for requests that wait for a guard: they are over before many a verdict of the others is found. */
  readonly guardRoom: Room
  onError(error: unknown): void
}

type Ruling = Pick<ScreeningResult, 'verdict' | 'because'>

/** One request, from its arrival until its verdict has been carried out, and told. */
export class ScreenedRequest {
  readonly #desk: ScreeningDesk
  readonly #onAnswered: (next: JoinRequest | undefined) => void
  readonly #deciding = new AbortController()
  #request: JoinRequest
  #timer = new AbortController()
  #ending: 'timeout' | 'stopped' = 'timeout'
  #hasRuling = false
  #next: JoinRequest | undefined

  /** Resolves when who wanted to know has been told. Never rejects. */
  readonly settled: Promise<void>

  /**
   * @param onAnswered - called before anybody is told, with what has been asked anew while the answer was on its way:
   *   who is told may wait for the others, but not for the request that they are told of
   */
  constructor(desk: ScreeningDesk, request: JoinRequest, onAnswered: (next: JoinRequest | undefined) => void) {
    this.#desk = desk
    this.#request = request
    this.#onAnswered = onAnswered
    this.settled = this.#settle()
  }

  /** They have asked again: the request is still one, and is answered as it was asked last. */
  comeAgain(request: JoinRequest): void {
    if (this.#hasRuling) {
      this.#next = request
      return
    }
    this.#request = request
    this.#watchTime()
  }

  /** Waits for no verdict any more. */
  end(because: 'timeout' | 'stopped'): void {
    if (this.#hasRuling) return
    this.#ending = because
    this.#deciding.abort(
      because === 'timeout'
        ? new DOMException('The time for a verdict on the request to join is over', 'TimeoutError')
        : new DOMException('Requests to join are not screened any more', 'AbortError'),
    )
  }

  async #settle(): Promise<void> {
    this.#watchTime()
    const ruling = await Promise.race([this.#whenOver(), this.#decide()])
    this.#hasRuling = true
    this.#timer.abort()
    const result = await this.#carryOut(ruling)
    this.#onAnswered(this.#next)
    await this.#attempt(() => this.#desk.terms.onVerdict?.(result), undefined)
  }

  #watchTime(): void {
    const { clock, terms } = this.#desk
    const now = clock.now()
    const timer = new AbortController()
    this.#timer.abort()
    this.#timer = timer
    clock.sleep(deadlineOf(this.#request, terms.within, now).getTime() - now.getTime(), timer.signal).then(
      () => this.end('timeout'),
      (error) => {
        // A clock that breaks must not leave anybody standing.
        if (timer.signal.aborted) return
        this.#desk.onError(error)
        this.end('timeout')
      },
    )
  }

  #whenOver(): Promise<Ruling> {
    return new Promise((resolve) => {
      this.#deciding.signal.addEventListener('abort', () => resolve(this.#byDefault(this.#ending)))
    })
  }

  async #decide(): Promise<Ruling> {
    const { room, guardRoom, terms, onError } = this.#desk
    const { signal } = this.#deciding
    const leave = await (this.#request.queryId === null ? room : guardRoom).enter(signal)
    try {
      signal.throwIfAborted()
      return { verdict: checkVerdict(await terms.decide(this.#request, { signal })), because: 'decided' }
    } catch (error) {
      if (!isEcho(error, signal)) onError(error)
      return this.#byDefault('failed')
    } finally {
      leave()
    }
  }

  #byDefault(because: Ruling['because']): Ruling {
    return { verdict: this.#desk.terms.onTimeout, because }
  }

  /** Once, and nothing in its place: of a Mini App that could not be opened nobody knows that it is not open. */
  async #carryOut({ verdict, because }: Ruling): Promise<ScreeningResult> {
    const request = this.#request
    const outcome = await this.#attempt(() => act(request, verdict), 'failed')
    return { request, verdict, outcome, because }
  }

  /** What comes of it; if that is an error, it is told, and there is something else in its place. */
  async #attempt<T>(work: () => T | Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work()
    } catch (error) {
      this.#desk.onError(error)
      return otherwise
    }
  }
}

function act(request: JoinRequest, verdict: JoinRequestVerdict): Promise<ScreeningResult['outcome']> {
  if (typeof verdict === 'object') return request.openWebApp(verdict.webApp)
  return verdict === 'leave' ? request.leaveToAdmins() : request[verdict]()
}

function checkVerdict(verdict: JoinRequestVerdict): JoinRequestVerdict {
  if (isPlainVerdict(verdict) || (isObject(verdict) && 'webApp' in verdict)) return verdict
  throw new InvalidOptionsError('verdict', "'approve', 'decline', 'leave' or { webApp }", verdict)
}

/** Whether an error says no more than that the signal was aborted. */
function isEcho(error: unknown, { aborted, reason }: AbortSignal): boolean {
  if (!aborted) return false
  return error === reason || (error instanceof Error && (error.name === 'AbortError' || error.cause === reason))
}
