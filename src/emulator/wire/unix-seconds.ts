/** A date as Telegram writes it: whole seconds since 1970. */
export function toUnixSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000)
}
