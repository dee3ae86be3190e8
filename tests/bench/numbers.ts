export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  const [lower = 0, upper = lower] = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
  return (lower + upper) / 2
}

/** How far the numbers lie around their median, in percent of it. */
export function spread(numbers: readonly number[]): string {
  const middle = median(numbers)
  if (middle === 0) return '0'
  return ((100 * (Math.max(...numbers) - Math.min(...numbers))) / 2 / Math.abs(middle)).toFixed(0)
}

/** Round by round, how many times the others' number it is: what befell a round befell both. */
export function ratios(numbers: readonly number[], others: readonly number[]): number[] {
  return numbers.map((number, round) => number / (others[round] ?? Number.NaN))
}

/** Round by round, how much more than the others' number it is. */
export function differences(numbers: readonly number[], others: readonly number[]): number[] {
  return numbers.map((number, round) => number - (others[round] ?? Number.NaN))
}
