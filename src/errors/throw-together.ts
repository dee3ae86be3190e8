/** Resolves when all is done, to what was thrown on the way. */
export async function thrownBy(doing: readonly Promise<void>[]): Promise<unknown[]> {
  const ends = doing.map((one) => one.catch((error: unknown) => [error]))
  const thrown: unknown[] = []
  // Nearly always it is one, for which that is half the work of Promise.allSettled.
  for (const end of ends) thrown.push(...((await end) ?? []))
  return thrown
}

/** Throws what several of those who listen have thrown: one error as it is, more as one. */
export function throwTogether(thrown: readonly unknown[]): void {
  if (thrown.length > 1) throw new AggregateError(thrown, 'Several handlers threw')
  if (thrown.length === 1) throw thrown[0]
}
