import { InvalidOptionsError } from './invalid-options-error'

const EXPECTED = { function: 'a function', boolean: 'true or false' }

/** Refuses an option that is there, and of another kind. */
export function checkKind(option: string, kind: keyof typeof EXPECTED, received: unknown): void {
  if (received !== undefined && typeof received !== kind) {
    throw new InvalidOptionsError(option, EXPECTED[kind], received)
  }
}

/** Whether something has fields of its own: it is neither a plain value nor a list. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Beyond it there are no dates. */
const LAST_SECOND = 8_640_000_000_000

/** Whether a number of seconds since 1970 can be a date. */
export function isUnixSeconds(seconds: unknown): boolean {
  return Number.isSafeInteger(seconds) && Math.abs(Number(seconds)) <= LAST_SECOND
}
