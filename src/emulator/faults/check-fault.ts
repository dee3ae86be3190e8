import { checkOptionNames, InvalidOptionsError } from '../../errors'
import { methodNamed } from '../methods/table'
import type { FaultKind, FaultOptions, FaultScope } from './faults'

const SCOPE: readonly (keyof FaultScope)[] = ['method', 'chatId', 'times', 'probability']

/** What each kind of fault takes beside its scope. */
export const OWN_OPTIONS: Readonly<Record<FaultKind, readonly string[]>> = {
  flood: ['retryAfterMs', 'punishMs'],
  rate: ['perSecond', 'burst', 'doubling'],
  'server-error': ['description'],
  'bad-gateway': ['status'],
  'lost-answer': [],
  reset: [],
  silence: [],
  'slow-body': ['overMs'],
  'cut-body': ['afterBytes'],
  migration: [],
}

/** @throws {InvalidOptionsError} if an option cannot be right */
export function checkFault(options: FaultOptions): void {
  const kinds = Object.keys(OWN_OPTIONS)
  const own = Object.entries(OWN_OPTIONS).find(([kind]) => kind === options?.kind)?.[1]
  if (own === undefined) throw new InvalidOptionsError('kind', `one of ${kinds.join(', ')}`, options?.kind)
  checkOptionNames(options, ['kind', ...SCOPE, ...own], `a fault of kind ${options.kind}`)
  checkScope(options)
  checkEffect(options)
}

function checkScope({ method, chatId, times, probability = 1 }: FaultScope): void {
  if (method !== undefined && methodNamed(String(method)) === undefined) {
    throw new InvalidOptionsError('method', 'one that the emulator has', method)
  }
  const isChat = typeof chatId === 'string' ? /^@./.test(chatId) : chatId === undefined || Number.isSafeInteger(chatId)
  if (!isChat) throw new InvalidOptionsError('chatId', 'an id or an @username', chatId)
  if (times !== undefined) checkCount('times', times, 1)
  if (!(probability >= 0 && probability <= 1)) throw new InvalidOptionsError('probability', 'from 0 to 1', probability)
}

function checkEffect(options: FaultOptions): void {
  switch (options.kind) {
    case 'flood':
      checkSeconds('retryAfterMs', options.retryAfterMs)
      if (options.punishMs !== undefined) checkSeconds('punishMs', options.punishMs)
      return
    case 'rate':
      checkAbove0('perSecond', options.perSecond, 'calls a second, above 0')
      checkCount('burst', options.burst ?? 1, 1)
      checkFlag('doubling', options.doubling ?? false)
      return
    case 'server-error':
      checkText('description', options.description ?? '')
      return
    case 'bad-gateway':
      if (![undefined, 502, 504].includes(options.status)) {
        throw new InvalidOptionsError('status', '502 or 504', options.status)
      }
      return
    case 'slow-body':
      checkAbove0('overMs', options.overMs, 'milliseconds, above 0')
      return
    case 'cut-body':
      checkCount('afterBytes', options.afterBytes ?? 0, 0)
  }
}

function checkCount(option: string, value: number, least: number): void {
  if (!(Number.isSafeInteger(value) && value >= least)) {
    throw new InvalidOptionsError(option, `a whole number from ${least}`, value)
  }
}

function checkSeconds(option: string, ms: number): void {
  if (Number.isSafeInteger(ms) && ms > 0 && ms % 1000 === 0) return
  throw new InvalidOptionsError(option, 'whole seconds, in milliseconds', ms, 'Telegram tells waits in whole seconds')
}

function checkAbove0(option: string, value: number, expected: string): void {
  if (!(Number.isFinite(value) && value > 0)) throw new InvalidOptionsError(option, expected, value)
}

function checkFlag(option: string, value: boolean): void {
  if (typeof value !== 'boolean') throw new InvalidOptionsError(option, 'true or false', value)
}

function checkText(option: string, value: string): void {
  if (typeof value !== 'string') throw new InvalidOptionsError(option, 'a text', value)
}
