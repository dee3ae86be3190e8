import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from 'invitegram'
import { aChatInviteLink } from '../../support/builders'

/** A call that stays open until the test ends it, or its signal does. */
export interface OpenCall {
  readonly method: string
  readonly params: Record<string, unknown>
  readonly timeoutMs: number | undefined
  /** Telegram carries it out. */
  answer(): void
  fail(error: unknown): void
  /** It begins to wait, or goes on. */
  wait(until: Date | null): void
}

interface OpenCaller {
  readonly caller: Caller
  /** All of them, in the order in which they were made. */
  readonly calls: OpenCall[]
  /** How many are open by now. */
  readonly openCount: number
}

/** A way to Telegram on which nothing happens by itself. */
export function anOpenCaller(): OpenCaller {
  const calls: OpenCall[] = []
  const open = new Set<OpenCall>()

  function call<M extends ApiMethod>(method: M, params: ApiParams<M>, options: CallOptions = {}) {
    return new Promise<ApiResult<M>>((resolve, reject) => {
      const it: OpenCall = {
        method,
        params,
        timeoutMs: options.timeoutMs,
        answer: () => end(() => resolve(theLink(params) as ApiResult<M>)),
        fail: (error) => end(() => reject(error)),
        wait: (until) => options.onWait?.(until),
      }
      const giveUp = () => it.fail(options.signal?.reason)
      const end = (settle: () => void) => {
        open.delete(it)
        options.signal?.removeEventListener('abort', giveUp)
        settle()
      }
      calls.push(it)
      open.add(it)
      options.signal?.addEventListener('abort', giveUp)
    })
  }

  return {
    caller: { call },
    calls,
    get openCount() {
      return open.size
    },
  }
}

/** A link that tells by its title which call it came of. */
function theLink(params: object): unknown {
  const name = 'name' in params ? String(params.name) : undefined
  return aChatInviteLink(name === undefined ? {} : { name })
}
