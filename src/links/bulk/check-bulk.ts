import { checkCallOptions } from '../../api/call-options'
import { checkKind, checkOptionNames, InvalidOptionsError } from '../../errors'
import type { BulkOptions } from './options'

/** Refuses what goes for the whole work, before it begins. */
export function checkBulkOptions(options: BulkOptions, where: string, ...ownNames: string[]): void {
  checkOptionNames(options, [...ownNames, 'concurrency', 'onProgress', 'signal', 'timeoutMs'], where)
  const { concurrency = 1, onProgress, signal, timeoutMs } = options
  if (!Number.isSafeInteger(concurrency) || concurrency < 1) {
    throw new InvalidOptionsError('concurrency', 'a whole number from 1', concurrency)
  }
  checkKind('onProgress', 'function', onProgress)
  checkCallOptions({ signal, timeoutMs })
}

/** Whether it can be walked through. Text can, too, letter by letter, which nobody means. */
export function isIterable(items: unknown): items is Iterable<unknown> | AsyncIterable<unknown> {
  return typeof items === 'object' && items !== null && (Symbol.iterator in items || Symbol.asyncIterator in items)
}
