import { checkSignal } from '../../api/call-options'
import { checkKind, checkOptionNames, checkWhole, InvalidOptionsError } from '../../errors'
import type { RetryEvent } from '../../transport/options'
import { checkUpdateTypes, type UpdateType } from '../update-types'

/** How updates are fetched. */
export interface UpdatesOptions {
  /** Ends it, when it is aborted: what has begun is finished, and what is handled is confirmed. */
  signal?: AbortSignal | undefined
  /**
   * Which updates to ask for, besides those that somebody listens to. Without it, and if somebody listens to `update`
   * or iterates over `updates()`, all that Telegram sends by default.
   * @see https://core.telegram.org/bots/api#update
   */
  allowedUpdates?: readonly UpdateType[] | undefined
  /**
   * How many updates to fetch at once, from 1 to 100. They are confirmed together.
   * @default 100
   */
  limit?: number | undefined
  /**
   * How long Telegram holds the line when there is nothing to tell, in milliseconds, from 1,000 to 50,000.
   * @default 30_000
   */
  waitMs?: number | undefined
  /**
   * Told each time fetching has failed, before it is tried again: which it is for as long as it takes. What it throws,
   * ends the polling.
   */
  onRetry?: ((event: RetryEvent) => void) | undefined
}

/** How updates are fetched and handled. */
export interface PollOptions extends UpdatesOptions {
  /**
   * How many people's updates may be handled at the same time, from 1. Those of one person are, one after another.
   * @default 16
   */
  concurrency?: number | undefined
}

/** What was left out, filled in. */
export interface PollTerms extends UpdatesOptions {
  readonly limit: number
  readonly waitMs: number
  readonly concurrency: number
}

const NAMES = ['signal', 'allowedUpdates', 'limit', 'waitMs', 'onRetry']

export function toPollTerms(options: PollOptions): PollTerms {
  checkOptionNames(options, [...NAMES, 'concurrency'], 'poll', 'options', { timeout: 'waitMs' })
  return withDefaults(options)
}

export function toUpdatesTerms(options: UpdatesOptions): PollTerms {
  checkOptionNames(options, NAMES, 'updates', 'options', { timeout: 'waitMs' })
  return withDefaults(options)
}

function withDefaults({ limit = 100, waitMs = 30_000, concurrency = 16, ...rest }: PollOptions): PollTerms {
  checkSignal(rest.signal)
  checkUpdateTypes(rest.allowedUpdates)
  checkKind('onRetry', 'function', rest.onRetry)
  checkWhole('limit', limit, 1, 100)
  checkWhole('concurrency', concurrency, 1)
  if (!(typeof waitMs === 'number' && waitMs >= 1_000 && waitMs <= 50_000)) {
    throw new InvalidOptionsError('waitMs', 'a number of milliseconds from 1,000 to 50,000', waitMs)
  }
  return { ...rest, limit, waitMs, concurrency }
}
