import { checkOptionNames, InvalidOptionsError } from '../errors'
import type { CallOptions } from './caller'

export function checkCallOptions(options: CallOptions | undefined): void {
  if (options === undefined) return
  checkOptionNames(options, ['signal', 'timeoutMs', 'onWait'], 'a call')
  checkTimeout(options.timeoutMs)
  const { signal, onWait } = options
  // By shape, so that signals of other realms and polyfills pass.
  if (signal !== undefined && typeof (signal as AbortSignal | null)?.addEventListener !== 'function') {
    throw new InvalidOptionsError('signal', 'an AbortSignal', signal)
  }
  if (onWait !== undefined && typeof onWait !== 'function') {
    throw new InvalidOptionsError('onWait', 'a function', onWait)
  }
}

export function checkTimeout(timeoutMs: unknown): void {
  if (timeoutMs === undefined) return
  if (typeof timeoutMs !== 'number' || !(timeoutMs > 0)) {
    throw new InvalidOptionsError('timeoutMs', 'a positive number of milliseconds', timeoutMs)
  }
}
