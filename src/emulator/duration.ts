import { checkOptionNames, Described, InvalidOptionsError } from '../errors'

/** A stretch of time: milliseconds, or a sum of parts. */
export type EmulatedDuration = number | DurationParts

interface DurationParts {
  days?: number
  hours?: number
  minutes?: number
  seconds?: number
}

const EXPECTED = 'milliseconds, or parts such as { seconds: 3 }, not negative'

/** @throws {InvalidOptionsError} if it is negative or not a number, or has parts that are not known */
export function toMilliseconds(duration: EmulatedDuration): number {
  const ms = typeof duration === 'number' ? duration : sumOf(duration)
  if (ms >= 0 && Number.isFinite(ms)) return ms
  throw new InvalidOptionsError('duration', EXPECTED, duration)
}

function sumOf(parts: DurationParts): number {
  checkOptionNames(parts, ['days', 'hours', 'minutes', 'seconds'], 'advance')
  for (const [part, value] of Object.entries(parts)) {
    if (value === undefined || value >= 0) continue
    throw new InvalidOptionsError('duration', EXPECTED, new Described(`{ ${part}: ${String(value)} }`))
  }
  const { days = 0, hours = 0, minutes = 0, seconds = 0 } = parts
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
}
