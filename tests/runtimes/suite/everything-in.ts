/** All texts that are to be found in a value, however deep and hidden: its properties, their names, its stack and its causes. */
export function everythingIn(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null || seen.has(value)) return ''
  seen.add(value)
  const parts = Reflect.ownKeys(value).map((name) => {
    const { value: held } = Object.getOwnPropertyDescriptor(value, name) ?? {}
    return `${String(name)} ${everythingIn(held, seen)}`
  })
  const stack = value instanceof Error ? [String(value), String(value.stack)] : []
  return [...stack, ...parts].join('\n')
}
