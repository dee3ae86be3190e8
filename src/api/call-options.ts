import { checkKind, checkOptionNames, InvalidOptionsError } from '../errors'
import type { CallOptions } from './caller'

export function checkCallOptions(options: CallOptions | undefined): void {
  if (options === undefined) return
  checkOptionNames(options, ['signal', 'timeoutMs', 'onWait'], 'a call')
  checkTimeout(options.timeoutMs)
  checkSignal(options.signal)
  checkKind('onWait', 'function', options.onWait)
}

/** By shape, so that signals of other realms and polyfills pass. */
export function checkSignal(signal: AbortSignal | null | undefined): void {
  if (signal !== undefined && typeof signal?.addEventListener !== 'function') {
    throw new InvalidOptionsError('signal', 'an AbortSignal', signal)
  }
}

export function checkTimeout(timeoutMs: unknown): void {
  if (timeoutMs === undefined) return
  if (typeof timeoutMs !== 'number' || !(timeoutMs > 0)) {
    throw new InvalidOptionsError('timeoutMs', 'a positive number of milliseconds', timeoutMs)
  }
}
