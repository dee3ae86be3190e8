/** What the sources load on demand, always in this form: `const { editLink } = await import('./acts')`. */
const ON_DEMAND = /const \{ ([\w, ]+) \} = await import\('(\.[^']+)'\)/g

/** What it loads on demand is Node's own. */
const EMULATOR = /\/src\/emulator\//

/**
 * The text of a source file with all it would load on demand loaded together with it. A page loads later what it may
 * never need; a long-running process would look for it when its package has been replaced under it.
 */
export function loadAtOnce(code: string, path: string): string {
  if (EMULATOR.test(path)) return code
  const imports: string[] = []
  const changed = code.replace(ON_DEMAND, (_, list: string, room: string) => {
    const names = list.split(', ').map((name) => ({ name, alias: `${name}${imports.length}` }))
    imports.push(`import { ${names.map(({ name, alias }) => `${name} as ${alias}`).join(', ')} } from '${room}';`)
    return `const ${names.map(({ name, alias }) => `${name} = ${alias}`).join(', ')}`
  })
  if (/(?<!typeof )\bimport\('\./.test(changed)) throw new Error(`${path} loads something in another form`)
  // On the first line, so that all others keep their numbers.
  return imports.join('') + changed
}
