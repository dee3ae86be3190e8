import type { Layer } from 'invitegram'

/** After so many others, a fetch that is waited for will never come. */
const MOST_OTHERS = 500

/** Somebody who waits for a fetch. */
interface Awaiting {
  offset: number
  others: number
  resolve: (answer: Promise<unknown>) => void
  reject: (error: Error) => void
}

/** Sees the calls of getUpdates that a client makes by itself: as a layer of the client. */
export class Fetches {
  readonly #awaiting = new Set<Awaiting>()

  readonly layer: Layer = (inner) => ({
    call: (method, params, options) => {
      const answer = inner.call(method, params, options)
      if (method === 'getUpdates' && 'offset' in params) this.#note(params.offset, answer)
      return answer
    },
  })

  /** What the next of them with this offset comes to. It rejects if the client goes round in a circle. */
  next(offset: number): Promise<unknown> {
    return new Promise((resolve, reject) => this.#awaiting.add({ offset, others: 0, resolve, reject }))
  }

  /** The client has ended: what is still waited for will not come any more. */
  giveUp(): void {
    for (const one of this.#awaiting) this.#disappoint(one)
  }

  #note(offset: unknown, answer: Promise<unknown>): void {
    for (const one of this.#awaiting) {
      if (one.offset !== offset) {
        if (++one.others === MOST_OTHERS) this.#disappoint(one)
        continue
      }
      one.resolve(answer)
      this.#awaiting.delete(one)
    }
  }

  #disappoint(one: Awaiting): void {
    one.reject(new Error(`the client never asked for what comes from ${one.offset} on`))
    this.#awaiting.delete(one)
  }
}
