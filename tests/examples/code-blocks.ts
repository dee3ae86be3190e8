/** A piece of TypeScript in a page of documentation. */
export interface CodeBlock {
  /** Where it begins: `README.md:12`. */
  readonly place: string
  /** What stands after the language in square brackets, as in `ts [grammY]`; empty if nothing does. */
  readonly title: string
  readonly code: string
}

/** The fences may be indented, as in a list; so is their code, then. */
const FENCED = /^( *)```(?:ts|typescript)\b(?:[^\n[]*\[([^\]\n]*)\])?[^\n]*\n(.*?)^\1```$/gms

/** The TypeScript of a page, from top to bottom. */
export function codeBlocksOf(page: string, markdown: string): CodeBlock[] {
  return [...markdown.matchAll(FENCED)].map(({ index, 1: indent = '', 2: title = '', 3: code = '' }) => ({
    place: `${page}:${markdown.slice(0, index).split('\n').length}`,
    title,
    code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }))
}
