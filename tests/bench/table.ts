/** Rows under a head. The first column is for names, the others are for numbers. */
export interface Table {
  title: string
  head: readonly string[]
  rows: readonly (readonly string[])[]
}

/** The table for a terminal. */
export function toLines({ title, head, rows }: Table): string[] {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) => (column === 0 ? (row[0] ?? '').padEnd(width) : (row[column] ?? '').padStart(width)))
      .join('  ')
      .trimEnd()
  return [title, ...[head, ...rows].map((row) => `  ${line(row)}`), '']
}

/** The table for a page. */
export function toMarkdown({ title, head, rows }: Table): string[] {
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`
  return [`**${title}**`, '', line(head), `|---${'|---:'.repeat(head.length - 1)}|`, ...rows.map(line), '']
}
