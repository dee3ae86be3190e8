import { InvitegramError } from './invitegram-error'
import { maskSecrets } from './mask'

/**
 * Something handed in cannot be right. Nothing was sent.
 *
 * @example
 * await client.createInviteLink(chatId, { limit: 0 })
 * // InvalidOptionsError: Expected `limit` to be a whole number from 1 to 99,999, got 0 (null is no limit)
 */
export class InvalidOptionsError extends InvitegramError {
  override readonly name = 'InvalidOptionsError'
  readonly kind = 'invalid-options'

  /** The option's name, as the caller spells it. */
  declare readonly option: string
  /** What would have been right, as a phrase: "a whole number from 1 to 99,999". */
  declare readonly expected: string
  /** What to do about it, where one sentence can tell. */
  declare readonly hint: string | undefined
  /**
   * What was handed in, if it is a plain value; of text, no more than may be shown: tokens and invite links are
   * masked. Of anything else a phrase: `'an object'`.
   */
  declare readonly received: unknown

  constructor(option: string, expected: string, received: unknown, hint?: string) {
    const shown = toShowable(received)
    const advice = hint === undefined ? '' : ` (${hint})`
    super(`Expected \`${option}\` to be ${expected}, got ${describe(shown)}${advice}`)
    this.option = option
    this.expected = expected
    this.hint = hint
    this.received = shown instanceof Described ? shown.phrase : shown
  }
}

/** Stands for a value that is told of, but not shown. */
export class Described {
  constructor(readonly phrase: string) {}
}

const LONGEST_SHOWN = 60

/** What of a value may come before somebody's eyes. It never runs code of the value's own, nor grows with its size. */
function toShowable(received: unknown): unknown {
  switch (typeof received) {
    case 'string':
      return toShowableText(maskSecrets(received))
    case 'bigint':
      // As it is, it could not be written as JSON.
      return new Described(`${received}n`)
    case 'symbol':
    case 'function':
      return new Described(`a ${typeof received}`)
    case 'object':
      return toShowableObject(received)
    default:
      return received
  }
}

function toShowableText(text: string): unknown {
  if (text.length <= LONGEST_SHOWN) return text
  return new Described(`${JSON.stringify(text.slice(0, LONGEST_SHOWN))}… (${[...text].length} characters)`)
}

function toShowableObject(received: object | null): unknown {
  if (received === null || received instanceof Described) return received
  if (Array.isArray(received)) return new Described('an array')
  if (!(received instanceof Date)) return new Described('an object')
  const time = Date.prototype.getTime.call(received)
  return new Described(Number.isNaN(time) ? 'an invalid date' : new Date(time).toISOString())
}

function describe(shown: unknown): string {
  if (shown instanceof Described) return shown.phrase
  if (typeof shown === 'string') return JSON.stringify(shown)
  return Object.is(shown, -0) ? '-0' : String(shown)
}
