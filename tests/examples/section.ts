/** What stands below a heading of the second rank, down to the next one. */
export function sectionOf(markdown: string, heading: string): string {
  const [, section] = markdown.split(`\n## ${heading}\n`)
  if (section === undefined) throw new Error(`There is no heading "${heading}"`)
  return section.split('\n## ')[0] ?? ''
}
