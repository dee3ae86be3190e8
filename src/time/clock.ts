/**
 * Where a client takes the time from, and what it sleeps on. Hand one in to move time by hand in a test;
 * the emulator has one.
 */
export interface Clock {
  /** The present moment. */
  now(): Date

  /**
   * Resolves after `ms` milliseconds of this clock, at once if `ms` is not positive.
   * Rejects with `signal.reason` as soon as `signal` is aborted.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}
