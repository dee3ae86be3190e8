import { InvitegramError } from './invitegram-error'

/**
 * Something handed in cannot be right. Nothing was sent.
 *
 * @example
 * await client.createInviteLink(chatId, { limit: 0 })
 * // InvalidOptionsError: Expected `limit` to be a whole number from 1 to 99,999, got 0 (leave it out for no limit)
 */
export class InvalidOptionsError extends InvitegramError {
  override readonly name = 'InvalidOptionsError'
  readonly kind = 'invalid-options'

  /** What was handed in; of secrets and links, a description. */
  readonly received: unknown

  constructor(
    /** The option's name, as the caller spells it. */
    readonly option: string,
    /** What would have been right, as a phrase: "a whole number from 1 to 99,999". */
    readonly expected: string,
    received: unknown,
    /** What to do about it, where one sentence can tell. */
    readonly hint?: string,
  ) {
    const advice = hint === undefined ? '' : ` (${hint})`
    super(`Expected \`${option}\` to be ${expected}, got ${describeReceived(received)}${advice}`)
    this.received = received instanceof Described ? received.description : received
  }

  /** With a phrase for what was received: itself it may be anything, a circle or a bigint too. */
  override toJSON(): object {
    return { ...super.toJSON(), received: describeReceived(this.received) }
  }
}

/** Stands for a value that is told of, but not shown: a token, or a link, which lets in whoever reads it. */
export class Described {
  constructor(readonly description: string) {}
}

const LONGEST_QUOTE = 60

/** A short phrase for any value at all. It never runs code of the value's own, and never grows with its size. */
function describeReceived(received: unknown): string {
  switch (typeof received) {
    case 'string':
      return received.length > LONGEST_QUOTE
        ? `${JSON.stringify(received.slice(0, LONGEST_QUOTE))}… (${[...received].length} characters)`
        : JSON.stringify(received)
    case 'bigint':
      return `${received}n`
    case 'symbol':
      return 'a symbol'
    case 'function':
      return 'a function'
    case 'object':
      return describeObject(received)
    default:
      return Object.is(received, -0) ? '-0' : String(received)
  }
}

function describeObject(received: object | null): string {
  if (received === null) return 'null'
  if (received instanceof Described) return received.description
  if (Array.isArray(received)) return 'an array'
  if (received instanceof Date) {
    const time = Date.prototype.getTime.call(received)
    return Number.isNaN(time) ? 'an invalid date' : new Date(time).toISOString()
  }
  return 'an object'
}
