import type { Clock } from '../../time/clock'
import { badRequest, CallFailure } from '../methods/failures'
import { type Delivery, NO_ANSWER, type WireAnswer } from '../server/wire'
import { failureAnswer, pageAnswer } from '../server/write-answer'
import type { EmulatedChat } from '../state/chat'
import type { FaultKind, FaultOptions, FloodFault, RateFault } from './faults'
import { TokenBucket } from './token-bucket'

/** What a fault needs to know of a call. */
export interface FaultyCall {
  /** The chat that it names, if there is one. */
  readonly chat: EmulatedChat | undefined
  /** The same for all calls of one bot, chat and method. */
  readonly lane: string
}

/** What becomes of a call. */
export interface Strike {
  readonly kind: FaultKind
  /** What is answered, in place of doing it. `undefined`: it is done. */
  readonly answer?: WireAnswer
  /** How the answer gets back. @default whole and at once */
  readonly delivery?: Delivery
}

/** What a fault does to calls. */
export interface Effect {
  /** What it does to this one; `undefined` if nothing. */
  strike(call: FaultyCall): Strike | undefined
  /** What is still to come of an earlier strike, however often the fault may strike. */
  aftermath?(call: FaultyCall): Strike | undefined
}

export function effectOf(options: FaultOptions, clock: Clock): Effect {
  const { kind } = options
  switch (kind) {
    case 'flood':
      return options.punishMs === undefined ? simple(kind, tooMany(options.retryAfterMs)) : punishing(options, clock)
    case 'rate':
      return rated(options, clock)
    case 'server-error':
      return simple(kind, failureAnswer(new CallFailure(500, options.description ?? 'Internal Server Error')))
    case 'bad-gateway':
      return simple(kind, pageAnswer(options.status ?? 502))
    case 'lost-answer':
      return delivered(kind, { kind: 'dropped' })
    case 'reset':
      return { strike: () => ({ kind, answer: NO_ANSWER, delivery: { kind: 'dropped' } }) }
    case 'silence':
      return { strike: () => ({ kind, answer: NO_ANSWER, delivery: { kind: 'withheld' } }) }
    case 'slow-body':
      return delivered(kind, { kind: 'slow', overMs: options.overMs })
    case 'cut-body':
      return delivered(kind, { kind: 'cut', afterBytes: options.afterBytes })
    case 'migration':
      return { strike: ({ chat }) => migrated(chat) }
  }
}

function simple(kind: FaultKind, answer: WireAnswer): Effect {
  return { strike: () => ({ kind, answer }) }
}

function delivered(kind: FaultKind, delivery: Delivery): Effect {
  return { strike: () => ({ kind, delivery }) }
}

function tooMany(waitMs: number): WireAnswer {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  const description = `Too Many Requests: retry after ${seconds}`
  return failureAnswer(new CallFailure(429, description, { retry_after: seconds }))
}

/** A wait that gets longer with every call that does not keep it. */
function punishing({ kind, retryAfterMs, punishMs = 0 }: FloodFault, clock: Clock): Effect {
  const ends = new Map<string, number>()
  const waitUntil = (lane: string, endMs: number): Strike => {
    ends.set(lane, endMs)
    return { kind, answer: tooMany(endMs - clock.now().getTime()) }
  }

  return {
    strike: ({ lane }) => waitUntil(lane, clock.now().getTime() + retryAfterMs),
    aftermath: ({ lane }) => {
      const endMs = ends.get(lane)
      if (endMs === undefined) return undefined
      if (endMs > clock.now().getTime()) return waitUntil(lane, endMs + punishMs)
      ends.delete(lane)
      return undefined
    },
  }
}

function rated({ kind, perSecond, burst = 1, doubling = false }: RateFault, clock: Clock): Effect {
  const buckets = new Map<string, { bucket: TokenBucket; refusals: number }>()
  return {
    strike: ({ lane }) => {
      const nowMs = clock.now().getTime()
      const entry = buckets.get(lane) ?? { bucket: new TokenBucket(perSecond, burst, nowMs), refusals: 0 }
      buckets.set(lane, entry)
      const waitMs = entry.bucket.take(nowMs)
      if (waitMs === 0) return undefined
      return { kind, answer: tooMany(waitMs * (doubling ? 2 ** entry.refusals++ : 1)) }
    },
  }
}

function migrated(chat: EmulatedChat | undefined): Strike | undefined {
  if (chat?.type !== 'group' || chat.upgradedTo !== null || chat.isDeactivated) return undefined
  const owner = chat.members.find(({ status }) => status === 'creator')?.user
  const supergroup = owner?.isBot === false && !owner.isDeleted ? owner.upgrade(chat) : chat.upgrade()
  const { description, code } = badRequest('group chat was upgraded to a supergroup chat')
  const answer = failureAnswer(new CallFailure(code, description, { migrate_to_chat_id: supergroup.id }))
  return { kind: 'migration', answer }
}
