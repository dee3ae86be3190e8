import { isObject } from '../errors'
import { FIRST_SECOND_OUT_OF_RANGE, toUnixSeconds } from '../time/unix-seconds'
import type { LooseSettings } from './options'

/** What a link is to be like, checked, and with a moment in the place of a duration. */
export type Settings = Omit<LooseSettings, 'expireIn'>

export const LARGEST_LIMIT = 99_999

/** Up to 32 code points, which is what Telegram counts, and half a character nowhere. */
const TITLE = /^\P{Surrogate}{0,32}$/u

/** What can be said of a link that is no subscription. */
export const SETTINGS: readonly string[] = ['title', 'expireAt', 'expireIn', 'limit', 'requireApproval']

/**
 * Whether all is right at first sight, as it nearly always is, and there is nothing to work out. Whatever else there
 * is goes to `checkSettings`, which knows all that can be said and what may be wrong with it, and is loaded only then.
 */
export function arePlain(settings: LooseSettings, now: Date): settings is Settings {
  if (!isObject(settings)) return false
  const { title, expireAt, expireIn, limit, requireApproval } = settings
  return (
    hasOnlySettings(settings) &&
    !isSomething(expireIn) &&
    (!isSomething(title) || (typeof title === 'string' && TITLE.test(title))) &&
    (!isSomething(expireAt) || (expireAt instanceof Date && isInReach(expireAt, now))) &&
    (!isSomething(limit) || (isWholeNumber(limit, LARGEST_LIMIT) && requireApproval !== true)) &&
    (requireApproval === undefined || typeof requireApproval === 'boolean')
  )
}

function hasOnlySettings(settings: LooseSettings): boolean {
  for (const name in settings) if (!SETTINGS.includes(name)) return false
  return true
}

function isInReach(moment: Date, now: Date): boolean {
  const seconds = toUnixSeconds(moment)
  return seconds > toUnixSeconds(now) && seconds < FIRST_SECOND_OUT_OF_RANGE
}

export function isWholeNumber(value: unknown, largest: number): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= largest
}

export function isSomething<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined
}
