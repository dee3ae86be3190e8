import { codeBlocksOf } from './code-blocks'
import { importBlock } from './import-block'
import { textOf } from './pages'

/** A function that a page shows, of the block with that title. */
export async function functionOf<F>(page: string, title: string, name: string): Promise<F> {
  const blocks = codeBlocksOf(page, textOf(page))
  const block = blocks.find((one) => one.title === title && one.code.includes(`function ${name}(`))
  if (block === undefined) throw new Error(`${page} has no ${name} in a block [${title}]`)
  const exported = await importBlock<Record<string, F | undefined>>(block)
  const found = exported[name]
  if (found === undefined) throw new Error(`${block.place} does not export ${name}`)
  return found
}
