/** Resolves when all is done, to what was thrown on the way. */
export async function thrownBy(doing: readonly Promise<unknown>[]): Promise<unknown[]> {
  const results = await Promise.allSettled(doing)
  return results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
}

/** Throws what several of those who listen have thrown: one error as it is, more as one. */
export function throwTogether(thrown: readonly unknown[]): void {
  if (thrown.length > 1) throw new AggregateError(thrown, 'Several handlers threw')
  if (thrown.length === 1) throw thrown[0]
}
