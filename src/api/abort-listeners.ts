const HEARERS = new WeakMap<AbortSignal, Set<() => void>>()

/**
 * Calls back when a signal is aborted; whether it is already, the caller looks. However many do so, the signal itself has
 * one listener: one signal may end a whole program, and at the eleventh listener Node warns of a leak.
 *
 * @param hear - must not throw, for others are told after it
 * @returns takes it back
 */
export function onAbort(signal: AbortSignal, hear: () => void): () => void {
  const hearers = HEARERS.get(signal) ?? listenTo(signal)
  hearers.add(hear)
  return () => void hearers.delete(hear)
}

/** For good: a signal that lives long has one listener more, however many have come and gone. */
function listenTo(signal: AbortSignal): Set<() => void> {
  const hearers = new Set<() => void>()
  HEARERS.set(signal, hearers)
  signal.addEventListener('abort', () => hearers.forEach((hear) => void hear()))
  return hearers
}
