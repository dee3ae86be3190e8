import type { ApiMethod, ApiParams, ApiResult, Caller, CallOptions } from '../api/caller'
import { ChatNames } from '../api/chat-names'
import { ApiError, FloodError } from '../errors'
import type { Waiter } from '../pacing/gate'
import { IdleMap } from '../pacing/idle-map'
import { Pacer } from '../pacing/pacer'
import type { WaitBudget } from '../pacing/wait-budget'
import type { Clock } from '../time/clock'
import { LANE_CLOSED, Lane, OUT_OF_PATIENCE, type WaitingCall } from './lane'
import type { ThrottleOptions } from './options'

/**
 * Holds calls back. When Telegram refuses one, those of its method in its chat wait for as long as it says, and then go
 * at a pace that is learnt from its refusals; all others go on. A steady rate may be set besides.
 */
export class Throttle implements Caller {
  readonly #inner: Caller
  readonly #clock: Clock
  readonly #budget: WaitBudget
  readonly #names = new ChatNames()
  /** By method, and in each by chat. */
  readonly #lanes = new Map<string, IdleMap<number | string, Lane>>()
  readonly #perChat: IdleMap<number | string, Pacer> | undefined
  readonly #global: Pacer | undefined

  readonly #hasPace: boolean

  /** Who has stood in line before comes before those who have not. A call is known by its parameters. */
  readonly #ranks = new WeakMap<object, number>()
  #ranksGiven = 0

  constructor(inner: Caller, clock: Clock, budget: WaitBudget, { perChat, global }: ThrottleOptions) {
    this.#inner = inner
    this.#clock = clock
    this.#budget = budget
    this.#perChat = perChat === undefined ? undefined : new IdleMap(() => new Pacer(perChat, clock))
    this.#global = global === undefined ? undefined : new Pacer(global, clock)
    this.#hasPace = perChat !== undefined || global !== undefined
  }

  async call<M extends ApiMethod>(method: M, params: ApiParams<M>, options?: CallOptions): Promise<ApiResult<M>> {
    const nowMs = this.#nowMs()
    const chat = this.#chatOf(params)
    const lane = this.#laneOf(method, chat, nowMs)
    const wasPaced = !lane.gate.tryPass(nowMs) && (await this.#standInLine(lane, params, options))
    // While this one keeps the pace that was set, another may be refused: then it goes back into the line.
    if (this.#hasPace && !(await this.#keepPace(lane, chat, params, options))) {
      return await this.call(method, params, options)
    }
    const { era } = lane
    try {
      const result = await this.#inner.call(method, params, options)
      // What did not wait for its pace says nothing about it, so that the time need not be asked for again.
      lane.pass(wasPaced ? this.#nowMs() : nowMs, wasPaced)
      this.#learnName(result)
      return result
    } catch (error) {
      if (error instanceof FloodError) {
        this.#rank(params)
        lane.refuse(this.#nowMs(), error, era, wasPaced)
      } else if (error instanceof ApiError) {
        // Refused for another reason: it was let in all the same.
        lane.pass(this.#nowMs(), wasPaced)
      }
      throw error
    } finally {
      lane.leave()
    }
  }

  /** Learns from a refusal that it did not see, of a call that left before it stood here. */
  noteRefusal(method: ApiMethod, params: object, flood: FloodError): void {
    const nowMs = this.#nowMs()
    this.#rank(params)
    this.#laneOf(method, this.#chatOf(params), nowMs).refuse(nowMs, flood, 0, false)
  }

  /** @returns whether it was the pace that it waited for */
  async #standInLine(lane: Lane, params: object, options: CallOptions | undefined): Promise<boolean> {
    const extend = (ms: number) => this.#budget.spend(params, ms)
    const call: WaitingCall = { rank: this.#rankOf(params), signal: options?.signal, extend, wasPaced: undefined }
    const nowMs = this.#nowMs()
    try {
      if (!extend(lane.heldMs(nowMs))) throw OUT_OF_PATIENCE
      await waiting(options, nowMs + lane.outlookMs(nowMs), () => lane.gate.pass(call))
      return call.wasPaced === true
    } catch (reason) {
      // Who is told that it goes on may throw, when its place has been taken already.
      if (call.wasPaced !== undefined) lane.leave()
      if (reason !== OUT_OF_PATIENCE || lane.flood === undefined) throw reason
      throw new FloodError(lane.flood, lane.heldMs(this.#nowMs()))
    }
  }

  /** @returns whether the call may go; if not, it has left its lane */
  async #keepPace(
    lane: Lane,
    chat: number | string,
    params: object,
    options: CallOptions | undefined,
  ): Promise<boolean> {
    let mayGo = false
    try {
      await this.#waitFor(this.#perChat?.get(chat, this.#nowMs()), lane, params, options)
      await this.#waitFor(this.#global, lane, params, options)
      mayGo = lane.heldMs(this.#nowMs()) === 0
      return mayGo
    } catch (reason) {
      if (reason !== LANE_CLOSED) throw reason
      return false
    } finally {
      if (!mayGo) {
        this.#rank(params)
        lane.leave()
      }
    }
  }

  async #waitFor(
    pacer: Pacer | undefined,
    lane: Lane,
    params: object,
    options: CallOptions | undefined,
  ): Promise<void> {
    const nowMs = this.#nowMs()
    if (pacer === undefined || pacer.gate.tryPass(nowMs)) return
    const waiter: Waiter = { rank: this.#rankOf(params), signal: options?.signal }
    lane.pacing.set(waiter, pacer.gate)
    try {
      await waiting(options, nowMs + pacer.outlookMs(nowMs), () => pacer.gate.pass(waiter))
    } finally {
      lane.pacing.delete(waiter)
    }
  }

  #laneOf(method: string, chat: number | string, nowMs: number): Lane {
    let lanes = this.#lanes.get(method)
    if (lanes === undefined) {
      lanes = new IdleMap((madeMs) => new Lane(madeMs, this.#clock))
      this.#lanes.set(method, lanes)
    }
    return lanes.get(chat, nowMs)
  }

  /** One key for the chat that a call goes to. */
  #chatOf(params: object): number | string {
    return this.#names.keyOf('chat_id' in params ? params.chat_id : undefined)
  }

  #rank(params: object): void {
    this.#ranks.set(params, this.#ranks.get(params) ?? this.#ranksGiven++)
  }

  #rankOf(params: object): number {
    return this.#ranks.get(params) ?? Number.POSITIVE_INFINITY
  }

  #learnName(result: unknown): void {
    const news = this.#names.learn(result)
    if (news === undefined) return
    for (const known of [this.#perChat, ...this.#lanes.values()]) known?.rename(news.name, news.id)
  }

  #nowMs(): number {
    return this.#clock.now().getTime()
  }
}

/** Tells of a wait, and of its end. */
async function waiting(options: CallOptions | undefined, untilMs: number, wait: () => Promise<void>): Promise<void> {
  options?.onWait?.(new Date(untilMs))
  await wait()
  options?.onWait?.(null)
}
