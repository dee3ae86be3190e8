import type { FaultKind } from '../faults/faults'
import type { EmulatedBot } from '../state/bot'

/** A request that the server has answered. */
export interface EmulatedCall {
  /** Whose token it carried, if anybody's. */
  readonly bot: EmulatedBot | undefined
  /** As it was sent. */
  readonly method: string
  /** The arguments as the server understood them: every one a text. */
  readonly params: Readonly<Record<string, string>>
  /** What came over the wire. */
  readonly request: {
    readonly verb: string
    readonly path: string
    /** `''` if there was none. */
    readonly contentType: string
    /** As a text; of a long one the first 64 KiB. */
    readonly body: string
  }
  /** What went wrong with it, if a fault struck it. */
  readonly fault?: FaultKind | undefined
  /** What the server made of it, whether or not it got back. */
  readonly response: {
    /** 0 if a fault struck before there was anything to answer. */
    readonly status: number
    readonly body: string
    readonly headers: Readonly<Record<string, string>>
  }
}

const KEPT = 10_000

/** So much of a body is kept. */
export const KEPT_BODY_BYTES = 64 * 1024

/** The newest calls. */
export class CallLog {
  readonly calls: EmulatedCall[] = []

  add(call: EmulatedCall): void {
    this.calls.push(call)
    if (this.calls.length > KEPT) this.calls.shift()
  }
}
