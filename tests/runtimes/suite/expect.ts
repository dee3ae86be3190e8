// What vitest would do, where it cannot go: a page, a Worker.

/** Throws unless both are the same, written as JSON. */
export function expectSame(actual: unknown, expected: unknown): void {
  const [is, shouldBe] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (is !== shouldBe) throw new Error(`expected ${shouldBe}, got ${is}`)
}

/** What a promise rejects with. Rejects if it does not. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('error' in outcome) return outcome.error
  throw new Error(`expected a rejection, got ${JSON.stringify(outcome.value)}`)
}

/** Looks again and again until it is so. What never becomes so, the check's own time limit ends. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10))
}
