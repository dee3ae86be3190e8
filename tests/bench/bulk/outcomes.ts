/** What became of all items. */
export interface Outcomes {
  delivered: number
  /** Nothing was made, and the error says so. */
  refused: number
  /** Something may have been made, and the error says so. */
  unknown: number
  /** It ended with an error that says neither. */
  untold: number
}

export type Outcome = keyof Outcomes

export function count(outcomes: readonly Outcome[]): Outcomes {
  const of = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length
  return { delivered: of('delivered'), refused: of('refused'), unknown: of('unknown'), untold: of('untold') }
}

/** What an error tells of the item that it ended. */
export function outcomeOf(error: unknown): Outcome {
  const outcome = typeof error === 'object' && error !== null && 'outcome' in error ? error.outcome : undefined
  if (outcome === 'unknown') return 'unknown'
  return outcome === 'refused' || outcome === 'not-sent' ? 'refused' : 'untold'
}
