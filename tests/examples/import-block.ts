import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CodeBlock } from './code-blocks'
import { withFolder } from './working-folder'

/** Runs a block in this process, where a test can see what it does. Resolves to what it exports. */
export function importBlock<Exports = unknown>({ code }: CodeBlock): Promise<Exports> {
  return withFolder(async (folder) => {
    const file = join(folder, 'block.ts')
    await writeFile(file, code)
    return await import(file)
  })
}
