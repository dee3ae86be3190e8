/** All that came of an iteration: what it gave, and what it rejected with in the end. */
export interface Collected<T> {
  readonly outcomes: T[]
  /** `undefined` as long as it goes on, and if it ends by itself. */
  error: unknown
  isOver: boolean
}

/** Goes through all of it. The collection fills as it does. */
export function collecting<T>(items: AsyncIterable<T>): { so: Collected<T>; over: Promise<Collected<T>> } {
  const so: Collected<T> = { outcomes: [], error: undefined, isOver: false }
  return { so, over: fill(so, items) }
}

export async function collect<T>(items: AsyncIterable<T>): Promise<Collected<T>> {
  return await collecting(items).over
}

async function fill<T>(so: Collected<T>, items: AsyncIterable<T>): Promise<Collected<T>> {
  try {
    for await (const item of items) so.outcomes.push(item)
  } catch (error) {
    so.error = error
  }
  so.isOver = true
  return so
}

/** Lets everything happen that can happen by itself. */
export async function untilIdle(): Promise<void> {
  for (let turns = 0; turns < 5; turns++) await new Promise((resolve) => setImmediate(resolve))
}
