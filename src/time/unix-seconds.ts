/** Telegram keeps dates in 32 bits: from this second on (19 January 2038) a link would silently never expire. */
export const FIRST_SECOND_OUT_OF_RANGE = 2 ** 31

/** Telegram's form of a date: whole seconds since 1970, rounded down. */
export function toUnixSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1_000)
}

export function fromUnixSeconds(seconds: number): Date {
  return new Date(seconds * 1_000)
}
