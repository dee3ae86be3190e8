import { isDate } from 'date-fns/isDate'
import { isValid } from 'date-fns/isValid'
import { checkLinkOptionNames, InvalidOptionsError } from '../errors'
import { addDuration, type Duration, durationProblem } from '../time/duration'
import { FIRST_SECOND_OUT_OF_RANGE, toUnixSeconds } from '../time/unix-seconds'
import type { LooseSettings } from './options'
import { isSomething, isWholeNumber, LARGEST_LIMIT, SETTINGS, type Settings } from './plain-settings'

const LONGEST_TITLE = 32
const HIGHEST_PRICE = 10_000

/**
 * Refuses whatever Telegram would misread in silence: it never refuses a bad number, it makes another of it.
 *
 * @returns the settings, with the moment at which a duration ends in its place
 */
export function checkSettings(settings: LooseSettings, now: Date, where: string, parameter?: string): Settings {
  checkLinkOptionNames(settings, SETTINGS, where, parameter)
  const { title, limit, requireApproval } = settings
  checkTitle(title)
  const expireAt = checkExpiry(settings, now)
  checkAdmission(settings)
  return { title, expireAt, limit, requireApproval }
}

/** Code points are what Telegram counts, so an emoji is one, a family of four seven. */
export function checkTitle(title: unknown): void {
  if (title === undefined || title === null) return
  const expected = `text of at most ${LONGEST_TITLE} characters`
  if (typeof title !== 'string') throw new InvalidOptionsError('title', expected, title)
  if (/\p{Surrogate}/u.test(title)) {
    throw new InvalidOptionsError('title', 'valid Unicode', title, 'half of a character stands alone in it')
  }
  const length = [...title].length
  if (length > LONGEST_TITLE) {
    throw new InvalidOptionsError('title', expected, title, `it has ${length}; Telegram would cut it in silence`)
  }
}

function checkExpiry({ expireAt, expireIn }: LooseSettings, now: Date): Date | null | undefined {
  if (isSomething(expireAt) && isSomething(expireIn)) {
    throw new InvalidOptionsError('expireIn', 'left out beside `expireAt`', expireIn, 'a link expires once')
  }
  if (isSomething(expireAt)) return checkExpireAt(expireAt, now)
  if (isSomething(expireIn)) return checkExpireIn(expireIn, now)
  return expireAt === undefined ? expireIn : expireAt
}

function checkExpireAt(expireAt: unknown, now: Date): Date {
  const expected = 'a Date in the future, before 19 January 2038'
  if (typeof expireAt === 'number') {
    const hint =
      'a number may mean seconds or milliseconds: make a Date of it, new Date(ms) or new Date(seconds * 1000)'
    throw new InvalidOptionsError('expireAt', expected, expireAt, hint)
  }
  if (!isDate(expireAt) || !isValid(expireAt)) throw new InvalidOptionsError('expireAt', expected, expireAt)
  checkMoment('expireAt', 'a moment', expireAt, expireAt, now)
  return expireAt
}

function checkExpireIn(expireIn: Duration, now: Date): Date {
  const problem = durationProblem(expireIn)
  if (problem !== undefined) {
    const hint = typeof expireIn === 'number' ? 'for milliseconds, { seconds: ms / 1000 }' : problem
    throw new InvalidOptionsError('expireIn', 'a Duration like { days: 7 }', expireIn, hint)
  }
  const end = addDuration(now, expireIn)
  checkMoment('expireIn', 'a Duration that ends', end, expireIn, now)
  return end
}

function checkMoment(option: string, what: string, moment: Date, received: unknown, now: Date): void {
  const seconds = toUnixSeconds(moment)
  if (!(seconds < FIRST_SECOND_OUT_OF_RANGE)) {
    const hint = "beyond Telegram's dates, which end in January 2038, a link would never expire"
    throw new InvalidOptionsError(option, `${what} before 19 January 2038`, received, hint)
  }
  if (seconds <= toUnixSeconds(now)) {
    const hint = `it is ${now.toISOString()} now, and Telegram counts whole seconds`
    throw new InvalidOptionsError(option, `${what} in the future`, received, hint)
  }
}

function checkAdmission({ limit, requireApproval }: LooseSettings): void {
  if (requireApproval !== undefined && typeof requireApproval !== 'boolean') {
    throw new InvalidOptionsError('requireApproval', 'true or false', requireApproval)
  }
  if (!isSomething(limit)) return
  if (!isWholeNumber(limit, LARGEST_LIMIT)) {
    const hint = limit === 0 ? 'null is no limit' : undefined
    throw new InvalidOptionsError('limit', 'a whole number from 1 to 99,999', limit, hint)
  }
  if (requireApproval === true) throw limitWithApproval(limit, 'a link is either limited or approved one by one')
}

export function limitWithApproval(limit: number, hint: string): InvalidOptionsError {
  return new InvalidOptionsError('limit', 'left out beside `requireApproval: true`', limit, hint)
}

export function checkPrice(price: unknown): void {
  if (!isWholeNumber(price, HIGHEST_PRICE)) {
    throw new InvalidOptionsError('price', 'a whole number of Telegram Stars from 1 to 10,000', price)
  }
}
