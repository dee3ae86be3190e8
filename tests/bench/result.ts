import type { Figure } from './figure'
import type { Table } from './table'

/** What a part of the benchmarks has found. */
export interface Result {
  tables: readonly Table[]
  figures: readonly Figure[]
}

export type Print = (line: string) => void
