import type { Import } from './imports'

/** Files that need each other before any of them can start, the first one again at the end; types aside. */
export function findCycle(imports: readonly Import[]): string[] | undefined {
  const needs = new Map<string, string[]>()
  for (const { from, to, typeOnly, dynamic } of imports) {
    if (to !== undefined && !typeOnly && !dynamic) needs.set(from, [...(needs.get(from) ?? []), to])
  }

  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const next of needs.get(file) ?? []) {
      const cycle = walk(next, [...path, file])
      if (cycle) return cycle
    }
    done.add(file)
    return undefined
  }

  for (const file of needs.keys()) {
    const cycle = walk(file, [])
    if (cycle) return cycle
  }
  return undefined
}
