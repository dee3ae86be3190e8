import type { MethodCall } from '../methods/call'
import { toInt64 } from '../parse/numbers'
import { Random } from '../random'
import type { World } from '../state/world'
import { checkFault } from './check-fault'
import { type Effect, effectOf, type FaultyCall, type Strike } from './effects'
import type { EmulatedFault, FaultKind, FaultOptions, Faults } from './faults'

/** The faults of an emulated Telegram. */
export class FaultRules implements Faults {
  readonly #world: World
  readonly #seed: number
  readonly #rules = new Set<Rule>()
  #addedCount = 0

  constructor(world: World, seed: number) {
    this.#world = world
    this.#seed = seed
  }

  add(options: FaultOptions): EmulatedFault {
    checkFault(options)
    // A stream of numbers each, so that no fault shifts another, nor the ids and links.
    const random = new Random(this.#seed ^ Math.imul(++this.#addedCount, 0x632be5ab))
    const rule = new Rule(options, effectOf(options, this.#world.clock), random, () => this.#rules.delete(rule))
    this.#rules.add(rule)
    return rule
  }

  clear(): void {
    this.#rules.clear()
  }

  /** What becomes of this call; `undefined` if all goes well. */
  strike(methodName: string, call: MethodCall): Strike | undefined {
    if (this.#rules.size === 0) return undefined
    const method = methodName.toLowerCase()
    const chatId = this.#chatIdIn(call.args.raw('chat_id'))
    for (const rule of this.#rules) {
      if (!rule.concerns(method, chatId, (text) => this.#chatIdIn(text))) continue
      const chat = chatId === undefined ? undefined : this.#world.chat(chatId)
      const strike = rule.strike({ chat, lane: `${call.bot.id} ${chatId} ${method}` })
      if (strike !== undefined) return strike
    }
    return undefined
  }

  #chatIdIn(text: string): number | undefined {
    if (text.startsWith('@')) return this.#world.named(text.slice(1))?.id
    return text === '' ? undefined : Number(toInt64(text))
  }
}

class Rule implements EmulatedFault {
  readonly kind: FaultKind
  readonly remove: () => void
  readonly #options: FaultOptions
  readonly #effect: Effect
  readonly #random: Random
  #strikes = 0
  #hits = 0

  constructor(options: FaultOptions, effect: Effect, random: Random, remove: () => void) {
    this.kind = options.kind
    this.remove = remove
    this.#options = { ...options }
    this.#effect = effect
    this.#random = random
  }

  get hits(): number {
    return this.#hits
  }

  /** @param method - its name in lower case */
  concerns(method: string, chatId: number | undefined, idOf: (name: string) => number | undefined): boolean {
    const wanted = this.#options
    if (wanted.method !== undefined && wanted.method.toLowerCase() !== method) return false
    if (wanted.chatId === undefined) return true
    return (typeof wanted.chatId === 'string' ? idOf(wanted.chatId) : wanted.chatId) === chatId
  }

  strike(call: FaultyCall): Strike | undefined {
    const strike = this.#effect.aftermath?.(call) ?? this.#newStrike(call)
    if (strike !== undefined) this.#hits++
    return strike
  }

  #newStrike(call: FaultyCall): Strike | undefined {
    const { times = Number.POSITIVE_INFINITY, probability = 1 } = this.#options
    if (this.#strikes >= times || !this.#random.chance(probability)) return undefined
    const strike = this.#effect.strike(call)
    if (strike !== undefined) this.#strikes++
    return strike
  }
}
