import { setImmediate as turn } from 'node:timers/promises'
import type { CaseAnswer } from './vectors'

/** A request that has reached a webhook. */
export interface Arrival {
  atSeconds: number
  method: string
  headers: Record<string, string>
  body: string
}

/** For so many turns of the event loop an update stays with the webhook: time enough for another to arrive. */
const TURNS = 3

/** What takes a request in, and answers it: with what it was given to answer, or in its own way. */
type Responder = (request: Request, answer: CaseAnswer) => Response | Promise<Response>

/** The other end of a webhook: answers one after the other what it has been given to answer, and then no more. */
export class WebhookEndpoint {
  respond: Responder = (_, answer) => toResponse(answer)
  readonly answered: Arrival[] = []
  /** How many updates it has had in its hands at the same time. */
  mostAtOnce = 0
  readonly #answers: CaseAnswer[] = []
  #inHand = 0

  expectUpdates(answers: readonly CaseAnswer[]): void {
    this.#answers.push(...answers)
  }

  /** It has given all its answers. */
  get isDone(): boolean {
    return this.#answers.length === 0 && this.#inHand === 0
  }

  /** What the emulator is to call it with, in its own time. */
  fetchAt(nowSeconds: () => number): typeof fetch {
    return async (input, init) => {
      const answer = this.#answers.shift()
      if (answer === undefined) return new Promise<never>(() => {})

      const request = new Request(input, init)
      const { method } = request
      const headers = Object.fromEntries(request.headers)
      const arrival = { atSeconds: nowSeconds(), method, headers, body: await request.clone().text() }
      this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#inHand)
      const response = await this.respond(request, answer)
      for (let turns = 0; turns < TURNS; turns++) await turn()
      this.#inHand--
      this.answered.push(arrival)
      return response
    }
  }
}

export function toResponse({ status = 200, headers = {}, contentType, body }: CaseAnswer): Response {
  const type: Record<string, string> = contentType === undefined ? {} : { 'Content-Type': contentType }
  return new Response(body ?? null, { status, headers: { ...headers, ...type } })
}
