import { checkOptionNames, InvalidOptionsError } from '../errors'

/** A stretch of time: milliseconds, or a sum of parts. */
export type EmulatedDuration = number | DurationParts

interface DurationParts {
  days?: number
  hours?: number
  minutes?: number
  seconds?: number
}

/** @throws {InvalidOptionsError} if it is negative or not a number, or has parts that are not known */
export function toMilliseconds(duration: EmulatedDuration): number {
  const ms = typeof duration === 'number' ? duration : sumOf(duration)
  if (ms >= 0 && Number.isFinite(ms)) return ms
  throw new InvalidOptionsError('duration', 'milliseconds, or parts such as { seconds: 3 }, not negative', duration)
}

function sumOf(parts: DurationParts): number {
  checkOptionNames(parts, ['days', 'hours', 'minutes', 'seconds'], 'advance')
  const { days = 0, hours = 0, minutes = 0, seconds = 0 } = parts
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
}
