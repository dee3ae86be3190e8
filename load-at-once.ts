/** What the sources load on demand: `import('./acts')`, but not the types of it. */
const ON_DEMAND = /(?<!typeof )\bimport\('(\.[^']+)'\)/g

/** What it loads on demand is Node's own. */
const EMULATOR = /\/src\/emulator\//

/**
 * The text of a source file with all it would load on demand loaded together with it. A page loads later what it may
 * never need; a long-running process would look for it when its package has been replaced under it.
 */
export function loadAtOnce(code: string, path: string): string {
  if (EMULATOR.test(path)) return code
  const rooms: string[] = []
  const changed = code.replace(ON_DEMAND, (_, room: string) => {
    if (!rooms.includes(room)) rooms.push(room)
    return `Promise.resolve(room${rooms.indexOf(room)})`
  })
  // On the first line, so that all others keep their numbers.
  return rooms.map((room, index) => `import * as room${index} from '${room}';`).join('') + changed
}
