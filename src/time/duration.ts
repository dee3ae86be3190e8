import type { Duration } from 'date-fns'
import { add } from 'date-fns/add'

export type { Duration }

/** Units of the calendar: half a month is no time at all. */
const CALENDAR_UNITS = ['years', 'months', 'weeks', 'days']
const CLOCK_UNITS = ['hours', 'minutes', 'seconds']

/** Says what is wrong with a duration, or nothing: it has to name at least one unit, and to lead into the future. */
export function durationProblem(duration: unknown): string | undefined {
  if (typeof duration !== 'object' || duration === null || Array.isArray(duration)) return 'it is no object'
  const parts = Object.entries(duration).filter(([, amount]) => amount !== undefined)
  const unknown = parts.find(([unit]) => !CALENDAR_UNITS.includes(unit) && !CLOCK_UNITS.includes(unit))
  if (unknown !== undefined) return `\`${unknown[0]}\` is no unit`
  if (parts.some(([, amount]) => !Number.isFinite(amount) || (amount as number) < 0)) {
    return 'every amount must be a number from 0 on'
  }
  const broken = parts.find(([unit, amount]) => CALENDAR_UNITS.includes(unit) && !Number.isInteger(amount))
  if (broken !== undefined) return `\`${broken[0]}\` must be whole`
  return parts.every(([, amount]) => amount === 0) ? 'it is empty' : undefined
}

/** The moment a duration after another. Days and longer units follow the calendar of the system's time zone. */
export function addDuration(date: Date, duration: Duration): Date {
  return add(date, duration)
}
