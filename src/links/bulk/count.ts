/** How many there are, of what tells so: a count, arrays, sets, and whatever else has a length or a size. */
export function countOf(items: unknown): number | null {
  const { size, length = size } = Object(items)
  const count: unknown = typeof items === 'number' ? items : length
  return typeof count === 'number' ? count : null
}
