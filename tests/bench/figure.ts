import { median, spread } from './numbers'
import type { Table } from './table'

/** Something that has to be shown: a number that may not be smaller, or not be larger, than its bound. */
export interface Figure {
  what: string
  bound: Bound
  /** Better than what has to be. */
  aim?: number
  /** Round by round. */
  values: readonly number[]
  /** Whether every round has to show it: one lost link in five rounds is one too many. @default their median has to */
  isForEach?: boolean
  unit?: string
}

type Bound = { atLeast: number } | { atMost: number }

/** A median that misses, among rounds of which some do not, can be called neither met nor missed. */
export type Verdict = 'met' | 'inside the spread' | 'not met'

export function verdict(figure: Figure): Verdict {
  const { bound, values, isForEach = false } = figure
  const holds = (value: number) => ('atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost)
  if (holds(measured(figure))) return 'met'
  return !isForEach && values.some(holds) ? 'inside the spread' : 'not met'
}

/** The number that counts. */
function measured({ bound, values, isForEach = false }: Figure): number {
  if (!isForEach) return median(values)
  return 'atLeast' in bound ? Math.min(...values) : Math.max(...values)
}

export function toTable(title: string, figures: readonly Figure[]): Table {
  return { title, head: ['figure', 'must show', 'aim', 'measured', 'spread', ''], rows: figures.map(toRow) }
}

function toRow(figure: Figure): string[] {
  const { what, bound, aim, values, isForEach = false, unit = '' } = figure
  return [
    what,
    'atLeast' in bound ? `≥ ${bound.atLeast}${unit}` : `≤ ${bound.atMost}${unit}`,
    aim === undefined ? '' : `${aim}${unit}`,
    `${round(measured(figure))}${unit}`,
    isForEach ? '' : `±${spread(values)} %`,
    verdict(figure),
  ]
}

/** Three digits say all that a benchmark knows. */
function round(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}
