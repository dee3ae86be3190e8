/** The first wait is at most so long, each further one twice as long as the one before. */
const FIRST_MS = 250
const LONGEST_MS = 10_000

/** How long to wait before another try after a fault: exponential, with full jitter, so that many do not come back at once. */
export function backoffMs(attempt: number): number {
  return Math.random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1))
}

/** Where a server names no time at all, it is not asked again sooner. */
const UNTOLD_MS = 250

/**
 * How long to wait after a refusal: as long as the server asks for, and up to a fiftieth longer, so that those who were
 * refused together do not all come back together.
 */
export function floodWaitMs(toldMs: number): number {
  const waitMs = toldMs > 0 ? toldMs : UNTOLD_MS
  return waitMs + mostJitterMs(waitMs) * (1 - Math.random() / 2)
}

export function mostJitterMs(waitMs: number): number {
  return Math.min(1_000, Math.max(20, waitMs / 50))
}
