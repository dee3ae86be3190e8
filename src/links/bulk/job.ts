import type { CallOptions } from '../../api/caller'
import type { Clock } from '../../time/clock'
import type { BulkOptions } from './options'

/** The same to be done to many items: what tells making from revoking. */
export interface Job<Item, Outcome> {
  readonly items: Iterable<Item> | AsyncIterable<Item>
  /** How many they are, where that is known. */
  readonly total: number | null
  readonly options: BulkOptions
  readonly clock: Clock
  act(item: Item, index: number, call: CallOptions): Promise<Outcome>
  /** What is told of an item that failed for a reason of its own. */
  fail(item: Item, index: number, error: Error): Outcome
  /** Whether what befell one item would befall the others as well. */
  concernsAll(error: unknown): boolean
}
