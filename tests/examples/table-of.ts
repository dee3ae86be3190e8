/** The rows of the first table in a text, its head included, each as its cells. */
export function tableOf(markdown: string): string[][] {
  const [table = ''] = /^\|.*(?:\n\|.*)*/m.exec(markdown) ?? []
  const [head = '', , ...rows] = table.split('\n')
  return [head, ...rows].map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}
