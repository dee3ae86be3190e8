import type { MarkdownRenderer } from 'vitepress'

/** Shows the title of a block, as in `ts [grammY]`, in the corner where its language would stand. */
export function titledCode(md: MarkdownRenderer): void {
  const { fence } = md.renderer.rules
  md.renderer.rules.fence = (tokens, index, options, env, self) => {
    const [, title] = /\[(.+)\]/.exec(tokens[index]?.info ?? '') ?? []
    const html = fence?.(tokens, index, options, env, self) ?? ''
    if (title === undefined) return html
    return html.replace(/(<span class="lang">)[^<]*/, (_, start: string) => start + md.utils.escapeHtml(title))
  }
}
