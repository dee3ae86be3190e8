import type { Fault } from '../../support/faulty-telegram'

/** What goes wrong with a call. */
export type Trouble = Fault

export interface Scenario {
  trouble: Trouble
  /** Whether it goes wrong only the first time. */
  isOnce: boolean
}

const ONCE: readonly Trouble[] = ['429', '502', 'reset']
const FOR_EVER: readonly Trouble[] = [
  ...ONCE,
  '500',
  'reset after the work',
  'refused',
  'no answer',
  'stalled body',
  'invalid JSON',
  'HTML with 200',
  'empty 200',
  '401',
  '400',
]

export const SCENARIOS: readonly Scenario[] = [
  ...ONCE.map((trouble) => ({ trouble, isOnce: true })),
  ...FOR_EVER.map((trouble) => ({ trouble, isOnce: false })),
]
