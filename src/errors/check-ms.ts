import { InvalidOptionsError } from './invalid-options-error'

/** Refuses an option that is there, and no time to wait. */
export function checkMs(option: string, received: unknown): void {
  if (received !== undefined && !(typeof received === 'number' && received > 0)) {
    throw new InvalidOptionsError(option, 'a positive number of milliseconds', received)
  }
}
