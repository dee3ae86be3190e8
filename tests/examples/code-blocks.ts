/** A piece of TypeScript in a page of documentation. */
export interface CodeBlock {
  /** Where it begins: `README.md:12`. */
  readonly place: string
  readonly code: string
}

/** The TypeScript of a page, from top to bottom. */
export function codeBlocksOf(page: string, markdown: string): CodeBlock[] {
  return [...markdown.matchAll(/^```(?:ts|typescript)\b[^\n]*\n(.*?)^```$/gms)].map(({ index, 1: code = '' }) => ({
    place: `${page}:${markdown.slice(0, index).split('\n').length}`,
    code,
  }))
}
