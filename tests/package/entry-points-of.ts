import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One name that the package can be imported by. */
export interface EntryPoint {
  /** As it stands in an `import`: `invitegram/emulator`. */
  readonly name: string
  /** The file of its types, relative to the package. */
  readonly types: string
  /** The file of its code for everything but Node, relative to the package. */
  readonly code: string
}

/** Reads from a package's `exports` what it can be imported by, so that no check has to be told of a new one. */
export function entryPointsOf(home: string): EntryPoint[] {
  const manifest: Manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return Object.entries(manifest.exports).flatMap(([path, target]) =>
    typeof target === 'string' ? [] : [{ name: join(manifest.name, path), types: target.types, code: target.default }],
  )
}

interface Manifest {
  readonly name: string
  /** A plain file is data, as `package.json` itself. */
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>
}
