import type { MarkdownOptions } from 'vitepress'

type Transformer = NonNullable<MarkdownOptions['codeTransformers']>[number]

/** Sets what a program prints, `//=> …`, apart from the program. */
export const printedLines: Transformer = {
  name: 'printed-lines',
  line(node, number) {
    const text = this.source.split('\n')[number - 1] ?? ''
    if (text.trimStart().startsWith('//=>')) this.addClassToHast(node, 'printed')
  },
}
