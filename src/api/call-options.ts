import { checkKind, checkMs, checkOptionNames, InvalidOptionsError } from '../errors'
import type { CallOptions } from './caller'

export function checkCallOptions(options: CallOptions | undefined): void {
  if (options === undefined) return
  checkOptionNames(options, ['signal', 'timeoutMs', 'onWait'], 'a call')
  checkMs('timeoutMs', options.timeoutMs)
  checkSignal(options.signal)
  checkKind('onWait', 'function', options.onWait)
}

/** By shape, so that signals of other realms and polyfills pass. */
export function checkSignal(signal: AbortSignal | null | undefined): void {
  if (signal !== undefined && typeof signal?.addEventListener !== 'function') {
    throw new InvalidOptionsError('signal', 'an AbortSignal', signal)
  }
}
