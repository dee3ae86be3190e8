/** Errors of calls whose answer had been lost before. */
const afterLostAnswer = new WeakSet<object>()

/** Notes of an error that the call had been tried before, and may have been carried out then. */
export function markAfterLostAnswer<E>(error: E): E {
  if (typeof error === 'object' && error !== null) afterLostAnswer.add(error)
  return error
}

/** Whether what an error complains of may have been done by an earlier try of the same call. */
export function isAfterLostAnswer(error: unknown): boolean {
  return typeof error === 'object' && error !== null && afterLostAnswer.has(error)
}
