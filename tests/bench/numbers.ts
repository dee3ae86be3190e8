export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  const [lower = 0, upper = lower] = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
  return (lower + upper) / 2
}

/** How far the numbers lie around their median, in percent of it. */
export function spread(numbers: readonly number[]): string {
  return ((100 * (Math.max(...numbers) - Math.min(...numbers))) / 2 / median(numbers)).toFixed(0)
}
