import { InvalidOptionsError } from './invalid-options-error'

/** Refuses an option that is no whole number, or out of range. */
export function checkWhole(option: string, received: unknown, least: number, most = Number.MAX_SAFE_INTEGER): void {
  if (Number.isInteger(received) && Number(received) >= least && Number(received) <= most) return
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`
  throw new InvalidOptionsError(option, `a whole number ${range}`, received)
}
