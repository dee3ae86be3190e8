import { existsSync } from 'node:fs'
import { join } from 'node:path'

const OF_OURS = /(?<=\bfrom |\bimport\()'(\.[^']+|#platform)'/g

/** The text of a source file with its imports named as the files are called where there is no Node. */
export function withWholeNames(code: string, path: string): string {
  return code.replace(OF_OURS, (_, name: string) => {
    if (name === '#platform') return "'./platform.js'"
    return existsSync(join(path, '..', `${name}.ts`)) ? `'${name}.js'` : `'${name}/index.js'`
  })
}
